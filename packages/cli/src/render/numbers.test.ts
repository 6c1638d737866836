import { expect, it } from 'vitest';
import { grouped, koreanMoment, withSign } from './numbers.ts';
import { sparkline } from './sparkline.ts';

it('writes a figure to its last won, with its sign', () => {
  expect([1_366_700_000_000, -5, 0].map((it) => withSign(it))).toEqual([
    '+1,366,700,000,000',
    '-5',
    '0',
  ]);
  expect(grouped(5_846_278_608)).toBe('5,846,278,608');
  expect(withSign(-2.03, 2)).toBe('-2.03');
});

it("tells day and time of Korea whatever the host's zone is", () => {
  expect(koreanMoment('2026-11-20T15:04:05.999Z')).toBe('2026-11-21 00:04:05 KST');
});

it('draws a bar a number, the lowest shortest', () => {
  expect(sparkline([-5, 0, 5])).toBe('▁▅█');
  expect(sparkline([3, 3])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});
