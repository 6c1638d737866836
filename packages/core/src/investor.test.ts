import { expect, it } from 'vitest';
import { type Investor, INVESTOR_TREE, INVESTORS, partsOf, WHOLE_INVESTORS } from './investor.ts';

const INSTITUTIONS: readonly Investor[] = [
  ...(['financialInvestment', 'insurance', 'investmentTrust', 'privateFund'] as const),
  ...(['bank', 'otherFinance', 'pension', 'government'] as const),
];
const TOLD: readonly (readonly [Investor, readonly Investor[]])[] = [
  ['individual', []],
  ['foreign', ['foreignRegistered', 'foreignOther']],
  ['institution', INSTITUTIONS],
  ['otherCorporation', []],
  ['otherOrganization', []],
];

it('counts five whole investors, who together hold both sides of every trade', () => {
  expect(WHOLE_INVESTORS).toEqual(TOLD.map(([whole]) => whole));
});

it.each(TOLD)('knows what %s is made of', (whole, parts) => {
  expect(partsOf(whole)).toEqual(parts);
});

it('names every investor once, each whole before its parts', () => {
  expect(INVESTORS).toEqual(TOLD.flatMap(([whole, parts]) => [whole, ...parts]));
  expect(Object.keys(INVESTOR_TREE)).toEqual([...INVESTORS]);
});

it('has trees no deeper than one', () => {
  expect(TOLD.flatMap(([, parts]) => parts.flatMap(partsOf))).toEqual([]);
});

it.each([
  ['individual', '개인'],
  ['foreign', '외국인'],
  ['foreignRegistered', '등록외국인'],
  ['foreignOther', '기타외국인'],
  ['institution', '기관계'],
  ['financialInvestment', '금융투자'],
  ['insurance', '보험'],
  ['investmentTrust', '투신'],
  ['privateFund', '사모'],
  ['bank', '은행'],
  ['otherFinance', '기타금융'],
  ['pension', '연기금 등'],
  ['government', '국가·지자체'],
  ['otherCorporation', '기타법인'],
  ['otherOrganization', '기타단체'],
] as const)('calls %s %s', (investor, ko) => {
  expect(INVESTOR_TREE[investor].label.ko).toBe(ko);
  expect(INVESTOR_TREE[investor].label.en).toMatch(/^[A-Z]/);
});

it('gives no two investors the same label', () => {
  const labels = Object.values(INVESTOR_TREE).map(({ label }) => label);
  expect(new Set(labels.map(({ ko }) => ko)).size).toBe(INVESTORS.length);
  expect(new Set(labels.map(({ en }) => en)).size).toBe(INVESTORS.length);
});
