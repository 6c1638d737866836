import { expect, it } from 'vitest';
import { areTablesZero, areZero } from './zeros.ts';

const ZERO = { net: 0, buy: 0, sell: 0 };
const FOUR = { individual: ZERO, foreign: ZERO, institution: ZERO } as const;

it.each([
  [[ZERO, { net: 0 }], true],
  [[], true],
  [[ZERO, { ...ZERO, net: 1 }], false],
  [[{ net: 0, buy: 5, sell: 5 }], false],
  [[{ net: 0, buy: 0, sell: -1 }], false],
])('trades %j are zero: %s', (trades, isZero) => expect(areZero(trades)).toBe(isZero));

it('tables are zero if every trade of every measure is', () => {
  expect(areTablesZero({ value: FOUR, volume: FOUR })).toBe(true);
  expect(areTablesZero({ value: FOUR, volume: { ...FOUR, foreign: { net: 1 } } })).toBe(false);
});
