import { expect, test } from 'vitest';
import { changed, coloured, compactDay, directionOf, percent, signedIn } from './numbers.ts';

const EOK = 100_000_000;

test.each([
  [1_366_700_000_000, '+13667'],
  [-1_948_800_000_000, '-19488'],
  [0, '+0'],
  [49_999_999, '+0'],
  [-49_999_999, '-0'],
  [-1, '-0'],
  [50_000_000, '+1'],
  [-50_000_000, '-1'],
])('%d won is written %s', (won, text) => {
  expect(signedIn(EOK, won)).toBe(text);
});

test('a price wears the colour of its change, and none when flat', () => {
  expect(coloured(830_408, -17_240)).toBe('-830408');
  expect(coloured(425_354, 9_203)).toBe('+425354');
  expect(coloured(22_581, 0)).toBe('22581');
  expect([changed(-17_240), changed(9_203), changed(0)]).toStrictEqual(['-17240', '+9203', '0']);
  expect([1, 0, -1].map(directionOf)).toStrictEqual(['2', '3', '5']);
});

test('percentages have two decimals and a plus, save zero', () => {
  expect(percent(2_745_545_855, 5_846_278_608)).toBe('+46.96');
  expect(percent(0, 100)).toBe('0.00');
  expect(percent(1, 100_000)).toBe('0.00');
});

test('a day is written without dashes', () => {
  expect(compactDay('2026-07-01')).toBe('20260701');
});
