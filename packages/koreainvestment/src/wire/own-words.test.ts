import { expect, it } from 'vitest';
import { errorOf } from '../__fixtures__/results.ts';
import { fhptj04030000 } from './fhptj04030000.ts';
import { revokep } from './revokep.ts';
import { tokenp } from './tokenp.ts';

const KEYS = { appKey: 'k', appSecret: 's' };
const token = tokenp(KEYS);
const end = revokep(KEYS);
const ended = { value: 't', issuedAt: 0, expiresAt: 1 };
const READERS = [
  ['tokenP', (body: unknown) => token.read(body, undefined)],
  ['revokeP', (body: unknown) => end.read(body, ended)],
  ['FHPTJ04030000', (body: unknown) => fhptj04030000.read(body, { market: 'KSP', sector: '0001' })],
] as const;

// The schema library has no words of its own: it would say "Invalid input" of everything.
it.each(READERS)('a body of %s that is no object is told in words of ours', (_, read) => {
  for (const body of [undefined, null, 'leak', 7, true, [], [{}]])
    expect(errorOf<unknown>(read(body))).toEqual([{ path: '', message: 'is no object' }]);
});

it.each([
  ['access_token_token_expired', 5, 'is no text'],
  ['access_token_token_expired', {}, 'is no text'],
  ['expires_in', 'soon', 'is no number of seconds'],
  ['expires_in', '12345678901', 'is no number of seconds'],
  ['expires_in', {}, 'is no number of seconds'],
  ['expires_in', 10_000_000_000, 'is too large'],
])('%s of a token is told in words of ours: %j', (path, value, message) => {
  const answer = { access_token: 't', access_token_token_expired: '2026-08-19 23:41:30' };
  expect(errorOf(token.read({ ...answer, [path]: value }, undefined))).toEqual([{ path, message }]);
});
