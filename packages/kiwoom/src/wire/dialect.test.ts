import { expect, it } from 'vitest';
import { cursorIn } from './dialect.ts';

const KEY = { 'next-key': 'K1' };

it('reads the next page where one is promised', () => {
  expect(cursorIn({ 'cont-yn': 'Y', ...KEY })).toBe('K1');
  expect(cursorIn({ 'cont-yn': 'Y' })).toBe('');
});

it('reads the end where none is promised', () => {
  expect(cursorIn({ 'cont-yn': 'N', ...KEY })).toBeUndefined();
  expect(cursorIn({ 'cont-yn': '', ...KEY })).toBeUndefined();
  expect(cursorIn(KEY)).toBeUndefined();
});

it.each(['y', 'n', 'YES', '1', 'Y, Y', 'N, Y'])(
  'takes neither yes nor no for a broken promise, never for the end: %s',
  (more) => {
    expect(cursorIn({ 'cont-yn': more, ...KEY })).toBe('');
  },
);
