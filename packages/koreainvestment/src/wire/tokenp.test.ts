import { afterEach, describe, expect, it, vi } from 'vitest';
import { webToken } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { tokenp } from './tokenp.ts';

const signIn = tokenp({ appKey: 'the-key', appSecret: 'the-secret' });

const EXP = Date.parse('2026-08-19T14:41:29Z');
const DOCUMENTED = {
  access_token: 'opaque-token',
  access_token_token_expired: '2026-08-19 23:41:30',
  token_type: 'Bearer',
  expires_in: 86_400,
};
const ISSUED = Date.parse('2026-08-18T14:41:30Z');

/** When a token ends that was issued at a known instant. */
const endOf = (changes: object): number =>
  valueOf(signIn.read({ ...DOCUMENTED, ...changes }, undefined)).expiresAt(ISSUED);

describe('a token ends', () => {
  it('when it says itself, whatever else is said', () => {
    const access_token = webToken({ sub: 'token', exp: EXP / 1000, jti: 'key' });
    expect(endOf({ access_token })).toBe(EXP);
    expect(endOf({ access_token, access_token_token_expired: '2031-01-01 00:00:00' })).toBe(EXP);
    expect(
      endOf({ access_token, access_token_token_expired: undefined, expires_in: undefined }),
    ).toBe(EXP);
  });

  it('at the Korean time of the text, where the token says nothing', () => {
    expect(endOf({})).toBe(Date.parse('2026-08-19T23:41:30+09:00'));
    expect(endOf({ expires_in: 5 })).toBe(Date.parse('2026-08-19T23:41:30+09:00'));
  });

  it.each([
    ['a number', 86_400],
    ['digits', '86400'],
  ])('after the seconds, where nothing else is said: %s', (_, expires_in) => {
    expect(endOf({ access_token_token_expired: undefined, expires_in })).toBe(
      Date.parse('2026-08-19T14:41:30Z'),
    );
  });

  it.each([
    ['three parts that are no JSON', 'a.b.c'],
    ['a claim in words', webToken({ exp: '2026' })],
    ['a claim in milliseconds', webToken({ exp: EXP })],
    ['a claim of long ago', webToken({ exp: 999_999_999 })],
    ['a claim that is broken', webToken({ exp: 1_787_150_489.5 })],
    ['no such claim', webToken({ iat: 1 })],
    ['a payload that must be an object', `x.${Buffer.from('7').toString('base64url')}.x`],
    ['one part', 'opaque'],
    ['a dot at the end', 'opaque.'],
  ])('by the text where the token holds %s', (_, access_token) => {
    expect(endOf({ access_token })).toBe(Date.parse('2026-08-19T23:41:30+09:00'));
  });

  it.each([
    '2026-02-30 12:00:00',
    '2026-13-01 12:00:00',
    '2026-08-19 24:00:00',
    '2026-08-19 23:60:00',
    '2026-08-19 23:59:60',
    '2026-08-19T23:41:30',
    '2026-08-19 23:41:30+09:00',
    '20260819234130',
    '',
  ])('by the seconds where the text is no time: %j', (access_token_token_expired) => {
    expect(endOf({ access_token_token_expired, expires_in: 60 })).toBe(ISSUED + 60_000);
  });
});

describe('an end that no one tells', () => {
  it.each([
    ['nothing is said', {}],
    ['the text is no time', { access_token_token_expired: '2026-02-30 12:00:00' }],
    ['there are no seconds left', { expires_in: 0 }],
    ['the seconds run backwards', { expires_in: -5 }],
  ])('is unreadable: %s', (_, said) => {
    const body = { access_token: 'opaque', token_type: 'Bearer', ...said };
    expect(errorOf(signIn.read(body, undefined))).toEqual([
      { path: 'expires_in', message: 'nothing says when the token ends' },
    ]);
  });

  it.each(['a day', '-1', '1.5', null, true, 1e300, '9'.repeat(11)])(
    'is unreadable in seconds written %j',
    (expires_in) => {
      const [issue] = errorOf(signIn.read({ access_token: 'opaque', expires_in }, undefined));
      expect(issue?.path).toBe('expires_in');
    },
  );
});

it('a token that no header could hold is refused, and a body that is no object', () => {
  expect(errorOf(signIn.read({ ...DOCUMENTED, access_token: ' token' }, undefined))).toEqual([
    { path: 'access_token', message: 'must be visible ASCII characters without spaces' },
  ]);
  expect(errorOf(signIn.read([{}], undefined))).toEqual([
    { path: '', message: 'must be an object' },
  ]);
});

/** Korean clocks, and the instants they name. */
const STAMPS = [
  ['2026-08-19 23:41:30', '2026-08-19T14:41:30Z'],
  ['2026-01-01 00:00:00', '2025-12-31T15:00:00Z'],
  ['2026-03-08 02:30:00', '2026-03-07T17:30:00Z'], // a time New York's clocks skip
  ['2026-11-01 01:30:00', '2026-10-31T16:30:00Z'], // a time New York's clocks show twice
  ['2024-02-29 23:59:59', '2024-02-29T14:59:59Z'],
] as const;

afterEach(() => vi.unstubAllEnvs());

it.each(['UTC', 'America/New_York', 'Asia/Seoul'])(
  'on a host in %s the end of a token is read as Korean time',
  (TZ) => {
    vi.stubEnv('TZ', TZ);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(TZ);
    const ends = STAMPS.map(([access_token_token_expired]) =>
      endOf({ access_token_token_expired }),
    );
    expect(ends).toEqual(STAMPS.map(([, instant]) => Date.parse(instant)));
  },
);

it.each([
  ['access_token_token_expired', 5, 'must be a string'],
  ['access_token_token_expired', {}, 'must be a string'],
  ['expires_in', 'soon', 'must be a number of seconds'],
  ['expires_in', '12345678901', 'must be a number of seconds'],
  ['expires_in', {}, 'must be a number of seconds'],
  ['expires_in', 10_000_000_000, 'is too large'],
])('%s is refused in words: %j', (path, value, message) => {
  expect(errorOf(signIn.read({ ...DOCUMENTED, [path]: value }, undefined))).toEqual([
    { path, message },
  ]);
});
