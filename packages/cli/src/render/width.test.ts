import { expect, it } from 'vitest';
import { folded } from './width.ts';

it('folds a sentence between its words, Korean letters two cells wide', () => {
  expect(folded('one two three', 7)).toBe('one two\nthree');
  expect(folded('수급 수급 수급', 9)).toBe('수급 수급\n수급');
  expect(folded('one two three', Infinity)).toBe('one two three');
});

it('keeps a path in one piece, and lines that are code', () => {
  expect(folded('see /a/very/long/path now', 10)).toBe('see\n/a/very/long/path\nnow');
  expect(folded('run:\n  export A=b C=d E=f', 10)).toBe('run:\n  export A=b C=d E=f');
});
