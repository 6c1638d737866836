import { expect, it } from 'vitest';
import { areZero } from './zeros.ts';

const ZERO = { net: 0, buy: 0, sell: 0 };

it.each([
  [[ZERO, { net: 0 }], true],
  [[], true],
  [[ZERO, { ...ZERO, net: 1 }], false],
  [[{ net: 0, buy: 5, sell: 5 }], false],
  [[{ net: 0, buy: 0, sell: -1 }], false],
])('trades %j are zero: %s', (trades, isZero) => expect(areZero(trades)).toBe(isZero));
