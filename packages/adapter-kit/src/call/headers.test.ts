import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './failed-attempt.ts';
import { clockAheadMs } from './pipeline.ts';

const NOW = Date.parse('2026-07-01T03:00:00.500Z');
const answer = (headers: Readonly<Record<string, string>>) => ({ status: 200, text: '', headers });
const utc = (ms: number): string => new Date(ms).toUTCString();

it.each([
  ['6', 6000],
  ['0', undefined],
  ['', undefined],
  ['soon', undefined],
  ['-3', undefined],
  [utc(NOW + 10_000), 9500],
  [utc(NOW - 10_000), undefined],
])('waits as long as `Retry-After: %s` asks', (said, ms) => {
  expect(retryAfterMs(answer({ 'retry-after': said }), NOW)).toBe(ms);
});

it('counts until a date from the date of the answer, whatever the clock of this host says', () => {
  const headers = { 'retry-after': utc(NOW + 10_000), date: utc(NOW + 4000) };
  expect(retryAfterMs(answer(headers), NOW + 3_600_000)).toBe(6000);
});

describe('the clock of this host', () => {
  const ahead = (date: string, tookMs = 100): number | undefined =>
    clockAheadMs(answer({ date }), NOW, NOW + tookMs);

  it.each([
    ['right', 0, undefined],
    ['two seconds off', 2000, undefined],
    ['two seconds off, the other way', -2000, undefined],
    ['ten seconds behind', 10_000, -9400],
    ['ten seconds ahead', -10_000, 9501],
  ])('is %s', (_, byMs, expected) => {
    expect(ahead(utc(NOW + byMs))).toBe(expected);
  });

  it('is not blamed for the time that an answer took, nor for a header without a date', () => {
    expect(ahead(utc(NOW + 8000), 8000)).toBeUndefined();
    expect(ahead('today')).toBeUndefined();
    expect(clockAheadMs(answer({}), NOW, NOW)).toBeUndefined();
  });
});
