import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdingOf } from '../__fixtures__/holding.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import { holdingViolations } from './holding-violations.ts';
import type { Violation } from './violation.ts';

const holding = (changes: Partial<ForeignHolding> = {}): ForeignHolding =>
  holdingOf({
    limitShares: 10_000,
    acquirableShares: 7_400,
    changeShares: -249,
    limitChangeShares: 0,
    close: 65_000,
    closeChange: -27_300,
    tradedShares: 1_234_567,
    ...changes,
  });
const days = (...texts: readonly string[]): readonly ForeignHolding[] =>
  texts.map((day) => holding({ day }));
const rules = (violations: readonly Violation[]): readonly string[] =>
  violations.map(({ rule }) => rule);

it('finds nothing wrong with correct days, newest first', () => {
  expect(holdingViolations(days('2026-07-03', '2026-07-02', '2026-06-30'))).toEqual([]);
  expect(holdingViolations([holding()])).toEqual([]);
  expect(holdingViolations([])).toEqual([]);
});

it('lets a stock be closed to foreigners, or bought up to the limit', () => {
  expect(
    holdingViolations([holding({ heldShares: 0, limitShares: 0, acquirableShares: 0 })]),
  ).toEqual([]);
  expect(holdingViolations([holding({ heldShares: 10_000, acquirableShares: 0 })])).toEqual([]);
});

it('lets a broker leave out the limit, or a part of it', () => {
  const { limitShares: _, ...unlimited } = holding();
  expect(holdingViolations([unlimited])).toEqual([]);
  const { acquirableShares: __, ...rest } = holding({ heldShares: 1 });
  expect(holdingViolations([rest])).toEqual([]);
});

it.each<[string, Partial<ForeignHolding>, readonly string[]]>([
  ['one share too many', { heldShares: 2_601 }, ['limit-parts']],
  ['one share too few', { acquirableShares: 7_399 }, ['limit-parts']],
  ['held and limit swapped', { heldShares: 10_000, limitShares: 2_600 }, ['limit-parts']],
  ['a negative zero', { changeShares: -0 }, ['negative-zero']],
  ['a negative zero percent', { ownershipPercent: -0 }, ['negative-zero']],
  ['a share and a half', { tradedShares: 1.5 }, ['whole-number']],
  ['a price that is not a number', { close: NaN }, ['whole-number']],
  ['the sign of a colour', { close: -65_000 }, ['positive']],
  ['an endless percentage', { limitUsedPercent: Infinity }, ['whole-number']],
  ['more shares than a number can hold', { tradedShares: 2 ** 53 }, ['whole-number']],
  ['a limit that is not a number', { limitShares: NaN }, ['limit-parts', 'whole-number']],
])('catches %s', (_, fault, expected) => {
  expect(rules(holdingViolations([holding(fault)]))).toEqual(expected);
});

it.each([
  ['a day twice', ['2026-07-02', '2026-07-02']],
  ['oldest first', ['2026-07-01', '2026-07-02']],
  ['a page that begins again', ['2026-07-02', '2026-07-01', '2026-07-03', '2026-06-30']],
])('catches %s', (_, texts) => {
  expect(rules(holdingViolations(days(...texts)))).toEqual(['descending-days']);
});

it('says by how much and on which day', () => {
  expect(holdingViolations([holding({ heldShares: 2_700 })])).toEqual([
    {
      rule: 'limit-parts',
      message: '2026-07-01: held and acquirable differ from the limit by 100',
      residual: 100,
      tolerance: 0,
    },
  ]);
});

it('holds held and acquirable to the share, whatever the size', () => {
  const shares = fc.integer({ min: 0, max: 10_000_000_000 });
  const slip = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(shares, shares, slip, (heldShares, acquirableShares, off) => {
      const limitShares = heldShares + acquirableShares;
      const usual = { heldShares, acquirableShares, limitShares };
      expect(holdingViolations([holding(usual)])).toEqual([]);
      const faulty = holding({ ...usual, limitShares: limitShares + off });
      expect(rules(holdingViolations([faulty]))).toEqual(off === 0 ? [] : ['limit-parts']);
    }),
  );
});
