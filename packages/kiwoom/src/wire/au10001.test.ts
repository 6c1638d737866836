import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { au10001 } from './au10001.ts';

const signIn = au10001({ appKey: 'the-key', secretKey: 'the-secret' });

const DOCUMENTED = {
  expires_dt: '20241107083713',
  token_type: 'bearer',
  token: 'WQJCwyqInphKnR3bSRtB9NE1lv',
  return_code: 0,
  return_msg: '정상적으로 처리되었습니다',
};

it('reads the documented answer', () => {
  const { value, expiresAt } = valueOf(signIn.read(DOCUMENTED, undefined));
  expect(value).toBe('WQJCwyqInphKnR3bSRtB9NE1lv');
  expect(expiresAt(0)).toBe(Date.parse('2024-11-07T08:37:13+09:00'));
});

/** Korean clocks, and the instants they name. */
const STAMPS = [
  ['20260819234130', '2026-08-19T14:41:30Z'],
  ['20260101000000', '2025-12-31T15:00:00Z'],
  ['20260308023000', '2026-03-07T17:30:00Z'], // a time New York's clocks skip
  ['20261101013000', '2026-10-31T16:30:00Z'], // a time New York's clocks show twice
  ['20240229235959', '2024-02-29T14:59:59Z'],
] as const;

afterEach(() => vi.unstubAllEnvs());

it.each(['UTC', 'America/New_York', 'Asia/Seoul'])(
  'on a host in %s the end of a token is read as Korean time',
  (TZ) => {
    vi.stubEnv('TZ', TZ);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(TZ);
    const ends = STAMPS.map(([expires_dt]) =>
      valueOf(signIn.read({ token: 't', expires_dt }, undefined)).expiresAt(0),
    );
    expect(ends).toEqual(STAMPS.map(([, instant]) => Date.parse(instant)));
  },
);

describe('an end that cannot be', () => {
  it.each([
    '20260230120000',
    '20261301120000',
    '20260732120000',
    '20260700120000',
    '20260701240000',
    '20260701236000',
    '20260701235960',
    '2026070112000',
    '202607011200000',
    '2026-07-01 12:00:00',
    '',
    '00000101000000',
  ])('is refused: %j', (expires_dt) => {
    expect(errorOf(signIn.read({ ...DOCUMENTED, expires_dt }, undefined))).toEqual([
      { path: 'expires_dt', message: 'must be a time written YYYYMMDDHHMMSS' },
    ]);
  });

  it.each([20260701120000, null, undefined])('is refused: %j', (expires_dt) => {
    expect(errorOf(signIn.read({ ...DOCUMENTED, expires_dt }, undefined))).toEqual([
      { path: 'expires_dt', message: 'must be a string' },
    ]);
  });
});

it('a token that no header could hold is refused, and a body that is no object', () => {
  expect(errorOf(signIn.read({ ...DOCUMENTED, token: ' token' }, undefined))).toEqual([
    { path: 'token', message: 'must be visible ASCII characters without spaces' },
  ]);
  expect(errorOf(signIn.read([{}], undefined))).toEqual([
    { path: '', message: 'must be an object' },
  ]);
});
