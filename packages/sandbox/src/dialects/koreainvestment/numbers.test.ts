import { expect, test } from 'vitest';
import { plainIn } from './numbers.ts';

const MILLION = 1_000_000;

test.each([
  [148_656_000_000, '148656'],
  [-110_869_400_000, '-110869'],
  [0, '0'],
  [-0, '0'],
  [499_999, '0'],
  [-499_999, '0'],
  [500_000, '1'],
  [-500_000, '-1'],
])('%d won is written %s', (won, text) => {
  expect(plainIn(MILLION, won)).toBe(text);
});
