import { describe, expect, it } from 'vitest';
import { KOSPI_FLOW } from '../__fixtures__/compared.ts';
import { flowViolations } from './flow-violations.ts';
import { type Investor, partsOf } from '../investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from '../model/flows.ts';
import type { Violation } from './violation.ts';

type Table = Partial<Record<Investor, Trade>>;
const asTable = (table: Table): InvestorTable => table as unknown as InvestorTable;

const EOK = 100_000_000;
const MILLION = 1_000_000;

/** Kiwoom has nets alone, in 100 million won; the two kinds of foreigner were added up. */
const KIWOOM: Table = Object.fromEntries(
  Object.entries({
    individual: 12_000,
    foreign: -17_000,
    foreignRegistered: -16_980,
    foreignOther: -20,
    institution: 4_800,
    financialInvestment: -4_200,
    insurance: 300,
    investmentTrust: 8_100,
    privateFund: 2_700,
    bank: 30,
    otherFinance: 370,
    pension: -2_500,
    government: 0,
    otherCorporation: 200,
  }).map(([investor, eok]) => [investor, { net: eok * EOK }]),
);
const kiwoom = (changes: Table = {}, more: Partial<InvestorFlow> = {}): InvestorFlow => ({
  ...KOSPI_FLOW,
  broker: 'kiwoom',
  api: 'ka10051',
  value: asTable({ ...KIWOOM, ...changes }),
  rounding: { value: EOK },
  derived: ['foreign'],
  ...more,
});

/** Korea Investment has buying and selling, in million won, and foreigners as one. */
const KIS: Table = Object.fromEntries(
  Object.entries({
    individual: [9_000_000, 8_700_000],
    foreign: [2_967_639, 2_818_983],
    institution: [1_500_000, 1_960_000],
    financialInvestment: [500_000, 700_000],
    insurance: [100_000, 160_000],
    investmentTrust: [200_000, 250_000],
    privateFund: [300_000, 350_000],
    bank: [50_000, 50_000],
    otherFinance: [50_000, 50_000],
    pension: [300_000, 400_000],
    otherCorporation: [80_000, 70_000],
    otherOrganization: [3_000, 1_656],
  }).map(([investor, [buy = NaN, sell = NaN]]) => [
    investor,
    { buy: buy * MILLION, sell: sell * MILLION, net: (buy - sell) * MILLION },
  ]),
);
const kis = (changes: Table = {}, more: Partial<InvestorFlow> = {}): InvestorFlow => ({
  ...KOSPI_FLOW,
  broker: 'koreainvestment',
  api: 'FHPTJ04030000',
  value: asTable({ ...KIS, ...changes }),
  rounding: { value: MILLION },
  derived: [],
  ...more,
});

const without = (table: Table, ...gone: readonly Investor[]): InvestorTable =>
  asTable(
    Object.fromEntries(
      Object.entries(table).filter(([investor]) => !(gone as readonly string[]).includes(investor)),
    ),
  );
const moved = (table: Table, investor: Investor, by: number): Table => {
  const trade = table[investor] ?? { net: NaN };
  return { [investor]: { ...trade, net: trade.net + by } };
};
const rules = (violations: readonly Violation[]): readonly string[] =>
  violations.map(({ rule }) => rule);
const rulesOf = (flow: InvestorFlow): readonly string[] => rules(flowViolations(flow));

describe('a correct row', () => {
  it('of Kiwoom breaks nothing', () => expect(flowViolations(kiwoom())).toEqual([]));

  it('of Korea Investment breaks nothing', () => expect(flowViolations(kis())).toEqual([]));

  it('may count the government among the institutions or not', () => {
    const net = 300 * EOK;
    const outside = { government: { net }, ...moved(KIWOOM, 'institution', 0) };
    const inside = {
      government: { net },
      ...moved(KIWOOM, 'institution', net),
      ...moved(KIWOOM, 'individual', -net),
    };
    const twice = {
      government: { net },
      ...moved(KIWOOM, 'institution', 2 * net),
      ...moved(KIWOOM, 'individual', -2 * net),
    };
    expect(rulesOf(kiwoom(outside))).toEqual([]);
    expect(rulesOf(kiwoom(inside))).toEqual([]);
    expect(rulesOf(kiwoom(twice))).toEqual(['institution-parts']);
  });

  it('may have the five wholes alone', () => {
    const wholes = without(KIS, ...partsOf('institution'));
    expect(rulesOf(kis({}, { value: wholes }))).toEqual([]);
  });
});

describe('a wrong row of Kiwoom', () => {
  it.each<[string, InvestorFlow, readonly string[]]>([
    [
      'without other corporations',
      kiwoom({}, { value: without(KIWOOM, 'otherCorporation') }),
      ['zero-sum'],
    ],
    ['without banks', kiwoom({}, { value: without(KIWOOM, 'bank') }), ['institution-parts']],
    ['with a wrong sign', kiwoom({ individual: { net: -12_000 * EOK } }), ['zero-sum']],
    [
      'with half of the foreigners',
      kiwoom({ foreign: { net: -16_980 * EOK } }),
      ['zero-sum', 'foreign-parts'],
    ],
    ['with a foreign sum one won off', kiwoom(moved(KIWOOM, 'foreign', 1)), ['foreign-parts']],
    [
      'with a wrong institution total',
      kiwoom(moved(KIWOOM, 'institution', 10 * EOK)),
      ['zero-sum', 'institution-parts'],
    ],
    ['with a negative zero', kiwoom({ government: { net: -0 } }), ['negative-zero']],
    ['with no number', kiwoom({ individual: { net: NaN } }), ['whole-number']],
    ['with a fraction of a won', kiwoom({ government: { net: 0.5 } }), ['whole-number']],
  ])('%s is caught', (_, flow, expected) => expect(rulesOf(flow)).toEqual(expected));

  it('with nothing but zeros is caught', () => {
    const zeros = Object.fromEntries(Object.keys(KIWOOM).map((investor) => [investor, { net: 0 }]));
    expect(flowViolations(kiwoom(zeros))).toEqual([
      {
        rule: 'all-zero',
        message: 'every figure is 0: before the opening, a holiday, or an unknown code',
        measure: 'value',
      },
    ]);
  });
});

describe('a wrong row of Korea Investment', () => {
  const [BOUGHT, SOLD] = [2_967_639 * MILLION, 2_818_983 * MILLION];
  it.each<[string, InvestorFlow, readonly string[]]>([
    [
      'with buying and selling swapped',
      kis({
        foreign: { buy: SOLD, sell: BOUGHT, net: BOUGHT - SOLD },
      }),
      ['buying-selling', 'buy-sell-net'],
    ],
    [
      'with the wrong sign on a net',
      kis({
        foreign: { buy: 2_967_639 * MILLION, sell: 2_818_983 * MILLION, net: -148_656 * MILLION },
      }),
      ['zero-sum', 'buy-sell-net'],
    ],
    [
      'without other organizations',
      kis({}, { value: without(KIS, 'otherOrganization') }),
      ['zero-sum', 'buying-selling'],
    ],
    ['with a negative zero', kis({ bank: { buy: 0, sell: -0, net: 0 } }), ['negative-zero']],
    [
      'with no number',
      kis({ bank: { buy: NaN, sell: 0, net: 0 } }),
      ['whole-number', 'buy-sell-net'],
    ],
  ])('%s is caught', (_, flow, expected) => expect(rulesOf(flow)).toEqual(expected));

  it('is caught in either measure', () => {
    const volume = asTable({ ...KIS, individual: { net: 0 } });
    const flow = kis({}, { volume, rounding: { value: MILLION, volume: 1_000 } });
    expect(flowViolations(flow)).toMatchObject([
      { rule: 'zero-sum', measure: 'volume', tolerance: 5_000 },
    ]);
  });
});

describe('the tolerance', () => {
  it.each<[string, (by: number) => InvestorFlow, number, string]>([
    [
      'zero-sum over five of Kiwoom’s columns',
      (by) => kiwoom(moved(KIWOOM, 'individual', by)),
      5 * EOK,
      'zero-sum',
    ],
    [
      'zero-sum over five of Korea Investment’s columns',
      (by) => kis({ individual: { net: 300_000 * MILLION + by } }),
      5 * MILLION,
      'zero-sum',
    ],
    [
      'institutions and their seven columns at Korea Investment',
      (by) => kis({ bank: { net: by } }),
      8 * MILLION,
      'institution-parts',
    ],
    [
      'buying, selling and net',
      (by) => kis({ bank: { buy: 50_000 * MILLION + by, sell: 50_000 * MILLION, net: 0 } }),
      3 * MILLION,
      'buy-sell-net',
    ],
  ])('of %s ends at the won', (_, off, tolerance, rule) => {
    expect(rulesOf(off(tolerance))).toEqual([]);
    expect(rulesOf(off(-tolerance))).toEqual([]);
    for (const residual of [tolerance + 1, -tolerance - 1])
      expect(flowViolations(off(residual))).toMatchObject([{ rule, measure: 'value', tolerance }]);
  });

  it('of all buying and all selling is a step for each of ten columns', () => {
    const bought = (by: number) =>
      kis({
        individual: {
          buy: 9_000_000 * MILLION + by,
          sell: 8_700_000 * MILLION,
          net: 300_000 * MILLION + 3 * MILLION,
        },
      });
    const rules = (by: number) => rulesOf(bought(by)).filter((rule) => rule === 'buying-selling');
    expect(rules(10 * MILLION)).toEqual([]);
    expect(rules(10 * MILLION + 1)).toEqual(['buying-selling']);
    expect(
      flowViolations(bought(-10 * MILLION - 1)).find(({ rule }) => rule === 'buying-selling'),
    ).toEqual({
      rule: 'buying-selling',
      message: 'all buying and all selling differ by -10000001',
      measure: 'value',
      residual: -10 * MILLION - 1,
      tolerance: 10 * MILLION,
    });
  });

  it('is nothing for a step of 1', () => {
    const exact = { rounding: { value: 1 } };
    expect(rulesOf(kis({}, exact))).toEqual([]);
    expect(rulesOf(kis({ individual: { net: 300_000 * MILLION + 1 } }, exact))).toEqual([
      'zero-sum',
    ]);
  });

  it('is nothing for numbers without a step', () => {
    expect(rulesOf(kis({}, { rounding: {} }))).toEqual([]);
    expect(rulesOf(kis({ individual: { net: 300_000 * MILLION + 1 } }, { rounding: {} }))).toEqual([
      'zero-sum',
    ]);
  });

  it('of institutions has a column more where the government is there', () => {
    for (const sign of [1, -1]) {
      expect(rulesOf(kiwoom(moved(KIWOOM, 'bank', sign * 9 * EOK)))).toEqual([]);
      expect(flowViolations(kiwoom(moved(KIWOOM, 'bank', sign * (9 * EOK + 1))))).toMatchObject([
        { rule: 'institution-parts', investor: 'institution', tolerance: 8 * EOK },
      ]);
    }
  });

  it('covers two kinds of foreigner beside their sum', () => {
    const kinds = {
      foreignRegistered: { net: 148_656 * MILLION },
      foreignOther: { net: 3 * MILLION },
    };
    expect(rulesOf(kis(kinds))).toEqual([]);
    expect(rulesOf(kis({ ...kinds, foreignOther: { net: 3 * MILLION + 1 } }))).toEqual([
      'foreign-parts',
    ]);
  });

  it('says which number of the index is wrong', () => {
    const index = { price: -1, change: 0, changePercent: 0 };
    const messages = flowViolations(kiwoom({}, { index })).map(({ message }) => message);
    expect(messages).toEqual(['index.price is not above 0']);
  });

  it('says by how much, of what and for whom', () => {
    expect(flowViolations(kiwoom(moved(KIWOOM, 'individual', 7 * EOK)))).toEqual([
      {
        rule: 'zero-sum',
        message: 'what was bought and what was sold differ by 700000000',
        measure: 'value',
        residual: 7 * EOK,
        tolerance: 5 * EOK,
      },
    ]);
  });
});
