import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from './redact.ts';

const SECRET = 'Ab+/cd"ef=gh';
const MASK = '[redacted]';

describe('a known secret', () => {
  const redact = redactor([SECRET]);

  it.each([
    ['plain', SECRET],
    ['inside JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['inside a URL', encodeURIComponent(SECRET)],
  ])('is taken out %s, wherever it stands and however often', (_, spelling) => {
    expect(redact(`x${spelling}y${spelling}`)).toBe(`x${MASK}y${MASK}`);
  });

  it('is taken out where slashes are escaped', () => {
    const base64 = redactor(['abcd/efgh/ij']);
    expect(base64(String.raw`"abcd\/efgh\/ij"`)).toBe(`"${MASK}"`);
  });

  it('is taken out of JSON however deep it stands', () => {
    const text = JSON.stringify({ a: [{ b: SECRET }], c: `key ${SECRET}.` });
    expect(redact(text)).toBe(JSON.stringify({ a: [{ b: MASK }], c: `key ${MASK}.` }));
  });

  it('that contains another is taken out whole', () => {
    const both = redactor(['abcdef', 'xxabcdefxx']);
    expect(both('xxabcdefxx abcdef')).toBe(`${MASK} ${MASK}`);
  });

  it('shorter than four characters is no secret, and eats no words', () => {
    expect(redactor(['', 'a', 'abc'])('abc of a')).toBe('abc of a');
  });

  it('of four characters is taken out where it is the whole text', () => {
    expect(redactor(['abcd'])('abcd')).toBe(MASK);
  });

  it('is plain text, whatever it means in a pattern', () => {
    expect(redactor(['a.c+(x)$&'])('abc a.c+(x)$&')).toBe(`abc ${MASK}`);
  });

  it('never survives in any text around it', () => {
    // No letter of the mask itself: what is left of a text must come from around the secret.
    const secrets = fc.stringMatching(/^[A-Z0-9+/=]{8,40}$/);
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        expect(redactor([secret])(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });
});

describe('a secret written otherwise', () => {
  const KEY = 'PSab+cd/ef"gh<ij>kl&mn%op\\qr.st(uv)*wx$yz01';
  const redact = redactor([KEY]);

  it.each([
    ['in capitals', KEY.toUpperCase()],
    ['in small letters', KEY.toLowerCase()],
    ['in a URL', encodeURIComponent(KEY)],
    ['in a URL, in small letters', encodeURIComponent(KEY).toLowerCase()],
    ['in JSON', JSON.stringify(KEY).slice(1, -1)],
    ['with escaped slashes', KEY.replaceAll('/', String.raw`\/`)],
    ['in base64', Buffer.from(KEY).toString('base64')],
    ['in base64, behind a name', Buffer.from(`user:${KEY}`).toString('base64')],
    ['in base64 of a URL', Buffer.from(KEY).toString('base64url')],
    ['in hexadecimal', Buffer.from(KEY).toString('hex')],
  ])('is not seen %s, and the rest of the text can be read', (_, written) => {
    expect(redact(`key ${written} is unknown`)).toBe('key [redacted] is unknown');
  });

  it.each(['base64', 'base64url', 'hex'] as const)(
    'is found in %s without being known, but for one random text in five hundred',
    (written) => {
      const missed = Array.from({ length: 2000 }, (_, seed) =>
        createHash('sha512')
          .update(String(seed))
          .digest()
          .subarray(0, 36 + (seed % 28))
          .toString(written),
      ).filter((text) => redact(text) !== '[redacted]');
      expect(missed.length).toBeLessThanOrEqual(4);
    },
  );
});

describe('a secret learned later', () => {
  it('is taken out from then on', () => {
    const redact = redactor([]);
    expect(redact('token-of-today')).toBe('token-of-today');
    redact.learn('token-of-today');
    expect(redact('token-of-today')).toBe(MASK);
  });

  it('does not make the ones before forgotten', () => {
    const redact = redactor(['first-secret']);
    redact.learn('second-secret');
    redact.learn('third-secret');
    expect(redact('first-secret second-secret third-secret')).toBe(`${MASK} ${MASK} ${MASK}`);
  });

  it('is forgotten once it has ended, with the next that is learned', () => {
    const redact = redactor(['a-key']);
    redact.learn('token-1', 100, 0);
    redact.learn('token-2', 200, 99);
    expect(redact('token-1 token-2')).toBe(`${MASK} ${MASK}`);
    redact.learn('token-3', 300, 100);
    expect(redact('a-key token-1 token-2')).toBe(`${MASK} token-1 ${MASK}`);
  });

  it('is no one else’s', () => {
    redactor([]).learn('mine-alone');
    expect(redactor([])('mine-alone')).toBe('mine-alone');
  });
});

describe('what only looks like a secret', () => {
  const redact = redactor([]);
  const JWT = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.eyJzdWIiOiJ0b2tlbiJ9.c2lnbmF0dXJl-_x';

  it.each([
    ['a JSON web token', `{"access_token":"${JWT}"}`, `{"access_token":"${MASK}"}`],
    ['one torn in its signature', JWT.slice(0, -5), MASK],
    ['one torn in its middle', JWT.slice(0, 50), MASK],
    ['one torn in its head', `"${JWT.slice(0, 25)}`, `"${MASK}`],
    ['a bearer', 'Authorization: Bearer abc.def-123', `Authorization: ${MASK}`],
    ['a bearer in JSON', '{"authorization":"bearer   xyz"}', `{"authorization":"${MASK}"}`],
    [
      'an opaque token',
      '{"token":"WQJCwyqInphKnR3bSRtB9NE1lv","return_code":0}',
      `{"token":"${MASK}","return_code":0}`,
    ],
  ])('is taken out: %s', (_, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'connect ECONNREFUSED 127.0.0.1:443',
    '{"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]","return_code":3}',
    '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
    '/uapi/overseas-price/v1/quotations/HHDFS00000300',
    '/api/dostk/investorTimeByMarket2',
    'kiwoomOpenApiInvestorFlowOf2026',
    '{"inds_netprps":[{"inds_cd":"001_AL","ind_netprps":"+13667","frgnr_netprps":"--335"}]}',
    '-'.repeat(80),
    '0'.repeat(80),
    'the bearer',
  ])('is left alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    ...'\\/%&"\'#;:=+-_.,<>{}[]() \n\t\0aA0'.split('').map((it) => it.repeat(4_000_000)),
    'eyJ-'.repeat(1_000_000),
    'Bearer '.repeat(500_000),
    `Bearer${' '.repeat(4_000_000)}`,
    'aA1/'.repeat(1_000_000),
    'secret-of-somebod'.repeat(250_000),
    String.raw`\u0041`.repeat(600_000),
    // A search in quadratic time would take hours and end in the timeout.
  ])('is looked for in 4 MiB in linear time: %#', { timeout: 60_000 }, (text) => {
    const known = redactor(['secret-of-somebody', '\\'.repeat(20), 'aaaa/aaaa/aaaab']);
    expect(known(text).length).toBeGreaterThan(0);
  });
});
