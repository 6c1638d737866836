import { expect, it } from 'vitest';
import { tokenAt } from '../__fixtures__/managers.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { isToken, storeKey, tokenText } from './store.ts';

const PARTS = {
  broker: 'somebody',
  baseUrl: 'https://api.example:9443/below',
  key: 'app-key-0001',
  secret: 'secret-0001',
};

it('is the same for everybody who shares broker, host, key and secret', () => {
  expect(storeKey({ ...PARTS })).toBe(storeKey(PARTS));
  expect(storeKey({ ...PARTS, baseUrl: 'https://API.example:9443' })).toBe(storeKey(PARTS));
});

it.each([
  { broker: 'other' },
  { baseUrl: 'https://mock.example:9443' },
  { baseUrl: 'https://api.example' },
  { key: 'app-key-0002' },
  { secret: 'secret-0002' },
  // The border between two parts must not move.
  { key: 'app-key-0001s', secret: 'ecret-0001' },
  { key: 'app-key-0001","', secret: 'secret-0001' },
])('is another for %j', (other) => {
  expect(storeKey({ ...PARTS, ...other })).not.toBe(storeKey(PARTS));
});

it('names the broker, fits in a file name, and tells nothing else', () => {
  expect(storeKey(PARTS)).toMatch(/^somebody-[0-9a-f]{40}$/);
});

it('knows a token from what is none', () => {
  expect(isToken(tokenAt(NOON, 'mine'))).toBe(true);
  const junk = [
    undefined,
    null,
    '',
    'token',
    7,
    {},
    [],
    { value: 'mine' },
    { value: '', issuedAt: 0, expiresAt: 1 },
    { value: 7, issuedAt: 0, expiresAt: 1 },
    { value: 'mine', issuedAt: '0', expiresAt: 1 },
    { value: 'mine', issuedAt: 0, expiresAt: null },
    { value: 'mine', issuedAt: NaN, expiresAt: 1 },
    { value: 'mine', issuedAt: 0, expiresAt: Infinity },
  ];
  expect(junk.filter(isToken)).toEqual([]);
});

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
