import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { THREE_INVESTORS } from '../__fixtures__/stock-rows.ts';
import { fhkst01010900, tradesOf } from './fhkst01010900.ts';

const { read } = reader(fhkst01010900, 'output', { stock: '000660' });

describe('three investors', () => {
  const row = read(THREE_INVESTORS);
  it('have nets that are bought less sold: exactly in shares, within a step in won', () => {
    for (const [measure, near] of [
      ['volume', 0],
      ['value', 1_000_000],
    ] as const)
      for (const { net, buy = NaN, sell = NaN } of Object.values(tradesOf(row, measure)))
        expect(Math.abs(buy - sell - net)).toBeLessThanOrEqual(near);
  });

  it('prove their units: amount by quantity is a price of the day', () => {
    const { buy: won = NaN } = tradesOf(row, 'value').individual;
    const { buy: shares = NaN } = tradesOf(row, 'volume').individual;
    expect(Math.round(won / shares)).toBe(129_123);
  });
});
