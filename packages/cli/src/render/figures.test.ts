import { describe, expect, it } from 'vitest';
import { inFull, inWords, koreanClock, percent, withSign } from './figures.ts';

describe('won in Korean words', () => {
  it.each([
    [0, '0'],
    [1_366_700_000_000, '+1조 3,667억'],
    [-1_950_700_000_000, '-1조 9,507억'],
    [-4_900_000_000, '-49억'],
    [1_000_000_000_000, '+1조 0억'],
    [999_950_000_000, '+1조 0억'],
    [99_999_999, '+10,000만'],
    [24_000_000, '+2,400만'],
    [-3000, '0'],
    [12_345_678_900_000_000, '+12,345조 6,789억'],
  ])('%d is %s', (won, text) => expect(inWords(won, 'ko')).toBe(text));
});

describe('won in English words', () => {
  it.each([
    [0, '0'],
    [-1_950_700_000_000, '-1,950.7 bn'],
    [5_200_000_000, '+5.2 bn'],
    [24_000_000, '+0.024 bn'],
    [1_000_000_000, '+1.0 bn'],
  ])('%d is %s', (won, text) => expect(inWords(won, 'en')).toBe(text));
});

it('writes a figure to its last won, with its sign', () => {
  expect([1_366_700_000_000, -5, 0].map(withSign)).toEqual(['+1,366,700,000,000', '-5', '0']);
  expect(inFull(5_846_278_608)).toBe('5,846,278,608');
  expect(percent(26.1)).toBe('26.10');
});

it("tells the time of Korea whatever the host's zone is", () => {
  expect(koreanClock('2026-11-20T15:04:05.999Z')).toBe('00:04:05 KST');
});
