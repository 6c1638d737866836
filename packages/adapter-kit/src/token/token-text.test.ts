import { expect, it } from 'vitest';
import { tokenText } from './store.ts';

it.each([
  ['', 'is blank'],
  [null, 'must be a string'],
  [undefined, 'must be a string'],
  [4711, 'must be a string'],
  [' token', 'must be visible ASCII characters without spaces'],
  ['to\nken', 'must be visible ASCII characters without spaces'],
  ['to\u0000ken', 'must be visible ASCII characters without spaces'],
  ['토큰', 'must be visible ASCII characters without spaces'],
  ['t'.repeat(4097), 'is too long'],
])('a token that no header could hold is refused: %j', (token, message) => {
  expect(tokenText.safeParse(token).error?.issues[0]?.message).toBe(message);
});

it('a token of 4,096 visible characters is one', () => {
  const token = '!~'.repeat(2048);
  expect(tokenText.safeParse(token).data).toBe(token);
});
