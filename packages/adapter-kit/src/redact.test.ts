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

describe('a secret in another dress', () => {
  const KEY = 'PSab+cd/ef"gh<ij>kl&mn%op\\qr.st(uv)*wx$yz01';
  const redact = redactor([KEY, '01012345678']);
  const coded = (each: (code: number) => string): string =>
    Array.from(KEY, (it) => each(it.codePointAt(0) ?? 0)).join('');
  const hex = (code: number, width: number): string => code.toString(16).padStart(width, '0');

  it.each([
    ['in capitals', KEY.toUpperCase()],
    ['in small letters', KEY.toLowerCase()],
    ['in a URL, in small letters', encodeURIComponent(KEY).toLowerCase()],
    ['in a URL, every character', coded((it) => `%${hex(it, 2)}`)],
    ['in a URL in a URL', encodeURIComponent(encodeURIComponent(KEY))],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(KEY))],
    ['in JSON, every character', coded((it) => String.raw`\u${hex(it, 4)}`)],
    ['in a script', coded((it) => String.raw`\x${hex(it, 2)}`)],
    ['in a page', coded((it) => `&#${it};`)],
    ['in a page, in hexadecimal', coded((it) => `&#x${hex(it, 2)};`)],
    [
      'in a page, by name',
      KEY.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ],
    ['in base64', Buffer.from(KEY).toString('base64')],
    ['in base64, behind a name', Buffer.from(`user:${KEY}`).toString('base64')],
    ['in base64, between two', Buffer.from(`ab${KEY}yz`).toString('base64')],
    ['in base64 of a URL', Buffer.from(KEY).toString('base64url')],
    ['in hexadecimal', Buffer.from(KEY).toString('hex')],
    ['broken over lines', KEY.replaceAll(/.{10}/g, '$&\n')],
    [
      'in base64 broken over lines',
      Buffer.from(KEY).toString('base64').replaceAll(/.{16}/g, '$&\r\n'),
    ],
    ['with a blank after every character', KEY.split('').join(' ')],
    ['with a break in JSON', JSON.stringify(`${KEY.slice(0, 20)}\n${KEY.slice(20)}`)],
    ['torn at its end', KEY.slice(0, 20)],
    ['torn at its beginning', KEY.slice(-20)],
    ['torn at both ends', KEY.slice(5, -5)],
    ['of digits alone, broken', '010 1234 5678'],
  ])('is not seen %s', (_, dressed) => {
    const said = redact(`before "${dressed}" after`);
    expect(said).toContain('[redacted]');
    const runs = Array.from({ length: dressed.length - 11 }, (__, at) =>
      dressed.slice(at, at + 12),
    );
    expect(runs.filter((run) => said.includes(run))).toEqual([]);
  });

  it('in a usual spelling leaves the rest of the text to be read', () => {
    const text = `key ${encodeURIComponent(KEY).toLowerCase()} is unknown`;
    expect(redact(text)).toBe('key [redacted] is unknown');
  });

  it('takes the whole text with it where nobody knows where it begins', () => {
    expect(redact(`key ${KEY.slice(0, 20)} is unknown`)).toBe('[redacted]');
  });

  it('never survives in any of these, whatever it is', () => {
    // What keys are written with; characters that escapes begin with do not count towards a torn part.
    const secrets = fc.stringMatching(/^[\w+/=.~$-]{16,60}$/);
    const bare = (text: string): string => text.toLowerCase();
    const dresses = fc.constantFrom<(secret: string) => string>(
      (it) => it.toUpperCase(),
      encodeURIComponent,
      (it) => JSON.stringify(JSON.stringify(it)),
      (it) => it.replaceAll(/.{5}/g, '$&\n'),
      (it) => Buffer.from(it).toString('base64'),
      (it) => it.slice(0, 15),
    );
    fc.assert(
      fc.property(secrets, dresses, fc.string(), (secret, dress, around) => {
        const dressed = dress(secret);
        const said = redactor([secret])(`${around}|${dressed}|${around}`);
        expect(bare(said)).not.toContain(bare(dressed));
      }),
    );
  });
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

  it('is nobody else’s', () => {
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
    '{"inds_netprps":[{"inds_cd":"001_AL","ind_netprps":"+13667","frgnr_netprps":"--335"}]}',
    '-'.repeat(80),
    '0'.repeat(80),
    'the bearer',
  ])('is left alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('is looked for in a large text without taking for ever', () => {
    const text = `${'eyJ-'.repeat(50_000)}${'Bearer '.repeat(50_000)}${'aA1/'.repeat(50_000)}`;
    const began = performance.now();
    redact(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
