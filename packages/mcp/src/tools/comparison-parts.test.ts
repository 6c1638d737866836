import { expect, it } from 'vitest';
import { partOf, restOfSeries } from './comparison-parts.ts';

const comparison = (days: readonly string[]) => ({
  days: [],
  leftOnly: days,
  rightOnly: [],
  verdict: 'agree' as const,
});
const DAYS = Array.from(
  { length: 60 },
  (_, at) =>
    `2026-${String(Math.floor(at / 28) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
);

it('compares at most 60 sessions at once, and goes on before the oldest', () => {
  const part = partOf({ market: 'kospi', limit: 100 });
  expect(part).toEqual({ query: { market: 'kospi', limit: 60 }, left: 40 });
  expect(restOfSeries(comparison(DAYS), part)).toEqual({
    market: 'kospi',
    limit: 40,
    to: '2025-12-31',
  });
});

it('ends where nothing is left: the limit, the range, the history', () => {
  expect(restOfSeries(comparison(DAYS), partOf({ limit: 60 }))).toBeUndefined();
  expect(restOfSeries(comparison(DAYS), partOf({ from: '2026-01-01' }))).toBeUndefined();
  expect(restOfSeries(comparison(DAYS.slice(1)), partOf({ limit: 100 }))).toBeUndefined();
  expect(restOfSeries(comparison(DAYS), partOf({ from: '2025-01-01' }))).toMatchObject({
    from: '2025-01-01',
    limit: undefined,
    to: '2025-12-31',
  });
});

it('leaves a limit that is no number to the library', () => {
  expect(partOf({ limit: 'many' })).toEqual({ query: { limit: 'many' }, left: 0 });
});
