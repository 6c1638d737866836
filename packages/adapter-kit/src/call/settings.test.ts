import { systemClock } from '@investor-flow/core';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { shown } from '../../../../test/support/shown.ts';
import { memoryTokenStore } from '../token/memory.ts';
import {
  checkedSettings,
  commonSettings,
  credential,
  environmentOf,
  SettingsError,
  settingsIssues,
} from './settings.ts';
import { localLimiter } from '../pace/limiter.ts';

const schema = z.strictObject({ appKey: credential, ...commonSettings });
const KEY = { appKey: 'key-of-somebody' };

function refused(given: unknown): SettingsError {
  try {
    checkedSettings('createSomebody', schema as never, given);
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
}
const accepted = (more: object): boolean =>
  checkedSettings('createSomebody', schema as never, { ...KEY, ...more }) !== undefined;
const pathsOf = (given: unknown): readonly string[] =>
  refused(given)
    .issues.map(({ path }) => path)
    .toSorted();

const EVERYTHING_WRONG = {
  appKey: 'has a space',
  environment: 'paper',
  baseUrl: 'http://broker.example',
  timeoutMs: 0,
  retries: -1,
  maxWaitMs: 1.5,
  requestsPerSecond: 0,
  tokens: { read: () => undefined },
  tokenFolder: '',
  limiter: {},
  calendar: [],
  clock: { now: 5 },
  onEvent: 'me',
  proxy: 'yes',
  timeOut: 5,
  'app key': 'x',
};

describe('settings that are wrong', () => {
  it('are listed by name, every one of them, unknown ones too, in one error', () => {
    const error = refused(EVERYTHING_WRONG);
    expect(new Set(error.issues.map(({ path }) => path))).toEqual(
      new Set(Object.keys(EVERYTHING_WRONG)),
    );
    for (const name of Object.keys(EVERYTHING_WRONG)) expect(error.message).toContain(name);
    expect(error.message).toMatch(/^createSomebody: .*\.$/);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('SettingsError');
  });

  it('are never shown: neither their values nor those of the good ones', () => {
    const error = refused({
      appKey: 'leak one',
      secretKey: 'leak-two',
      environment: 'leak-three',
      baseUrl: 'http://leak-four.example',
      timeoutMs: 'leak-five',
      tokenFolder: 31_337,
      proxy: 'leak-six',
      onEvent: { leak: 'leak-seven' },
    });
    expect(shown(error)).not.toMatch(/leak[ -](?:one|two|three|four|five|six|seven)|31337/);
    expect(error.issues.length).toBeGreaterThanOrEqual(8);
  });

  it.each([undefined, null, 'text', 7, []])('are no object at all: %j', (given) => {
    expect(refused(given).issues).toEqual([{ path: '', message: 'must be an object' }]);
    expect(refused(given).message).toBe('createSomebody: settings must be an object.');
  });

  it('are listed also where two of them clash while a third is wrong', () => {
    const given = { tokens: memoryTokenStore(), tokenFolder: '/tmp/x', environment: 'sandbox' };
    expect(pathsOf({ ...KEY, ...given, retries: -1 })).toEqual([
      'baseUrl',
      'retries',
      'tokenFolder',
    ]);
  });
});

it('can be asked what is wrong without being caught', () => {
  expect(settingsIssues(schema, KEY)).toEqual([]);
  expect(settingsIssues(schema, EVERYTHING_WRONG)).toEqual(refused(EVERYTHING_WRONG).issues);
});

describe('a credential', () => {
  it.each([undefined, '', ' ', 'a b', 'a\n', 'a\r\nx: y', 'ä', '키', '\u0000', 7])(
    'is one word of visible characters, which %j is not',
    (appKey) => {
      expect(pathsOf({ appKey })).toEqual(['appKey']);
    },
  );

  it.each(['"key"', "'key'", '"key', "key'"])(
    'is not in quotes, which `docker run --env-file` keeps: %s',
    (appKey) => {
      expect(settingsIssues(schema, { appKey })).toEqual([
        { path: 'appKey', message: 'must not be in quotes' },
      ]);
    },
  );

  it.each(['key,', 'key;'])('does not bring the end of its line along: %s', (appKey) => {
    expect(settingsIssues(schema, { appKey })).toEqual([
      { path: 'appKey', message: 'must not end with a comma or a semicolon' },
    ]);
  });

  it('may have any visible character', () => {
    expect(accepted({ appKey: 'aZ09+/=!~"\\' })).toBe(true);
  });
});

describe('a user agent', () => {
  it.each(['Mozilla/5.0 (X11; Linux x86_64)', 'x'])('is one line: %s', (userAgent) => {
    expect(accepted({ ...KEY, userAgent })).toBe(true);
  });
  it.each(['', ' x', 'x ', 'a\nb', '이름', 7])('is not %j', (userAgent) => {
    expect(pathsOf({ ...KEY, userAgent })).toEqual(['userAgent']);
  });
});

describe('a base URL', () => {
  it.each([
    'https://api.kiwoom.com',
    'https://openapi.koreainvestment.com:9443',
    'https://10.0.0.1/proxy/',
    'http://127.0.0.1:8080',
    'http://127.255.255.254',
    'http://127.1',
    'http://localhost:3000/below',
    'http://LOCALHOST',
    'http://[::1]:8080',
  ])('may be %s', (baseUrl) => {
    expect(accepted({ baseUrl })).toBe(true);
  });

  it.each([
    'http://api.kiwoom.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://notlocalhost',
    'http://[::2]',
    'http://user@localhost',
    'https://user:word@api.kiwoom.com',
    'https://:word@api.kiwoom.com',
    'https://api.kiwoom.com?x=1',
    'https://api.kiwoom.com/?',
    'https://api.kiwoom.com#x',
    'https://api.kiwoom.com/#',
    ' https://api.kiwoom.com',
    'https://api.kiwoom.com\n',
    'ftp://api.kiwoom.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'api.kiwoom.com',
    '',
    7,
    null,
  ])('must not be %j', (baseUrl) => {
    expect(pathsOf({ ...KEY, baseUrl })).toEqual(['baseUrl']);
  });
});

describe('settings beside one another', () => {
  it('may have tokens or a folder, not both', () => {
    const tokens = memoryTokenStore();
    expect(accepted({ tokens })).toBe(true);
    expect(accepted({ tokenFolder: '/tmp/tokens' })).toBe(true);
    expect(pathsOf({ ...KEY, tokens, tokenFolder: '/tmp/tokens' })).toEqual(['tokenFolder']);
  });

  it('must have a base URL for the sandbox', () => {
    expect(pathsOf({ ...KEY, environment: 'sandbox' })).toEqual(['baseUrl']);
    expect(accepted({ environment: 'sandbox', baseUrl: 'http://127.0.0.1:1' })).toBe(true);
  });

  it.each([
    [{}, 'live'],
    [{ environment: 'mock' }, 'mock'],
    [{ baseUrl: 'https://x.example' }, 'custom'],
    [{ environment: 'live', baseUrl: 'https://x.example' }, 'live'],
    [{ environment: 'sandbox', baseUrl: 'http://127.0.0.1:1' }, 'sandbox'],
  ] as const)('%j name the environment %s', (settings, environment) => {
    expect(environmentOf(settings)).toBe(environment);
  });
});

describe('settings that are right', () => {
  it('are handed on as they are, parts of the caller by identity', () => {
    class Store {
      private readonly inner = memoryTokenStore();
      readonly read = (key: string) => this.inner.read(key);
      write() {
        return this.inner.write('', { value: '', issuedAt: 0, expiresAt: 0 });
      }
      forget() {
        return Promise.resolve();
      }
      lock() {
        return this.inner.lock('', () => Promise.resolve());
      }
    }
    const given = {
      ...KEY,
      tokens: new Store(),
      limiter: localLimiter(systemClock),
      clock: systemClock,
      calendar: { sessionOn: () => 'open' },
      onEvent: () => undefined,
    };
    const settings: Readonly<Record<string, unknown>> = checkedSettings(
      'x',
      schema as never,
      given,
    );
    for (const [name, value] of Object.entries(given)) expect(settings[name]).toBe(value);
  });

  it.each([
    { timeoutMs: 1 },
    { timeoutMs: Number.MAX_SAFE_INTEGER },
    { retries: 0 },
    { maxWaitMs: 0 },
    { requestsPerSecond: 0.5 },
    { proxy: false },
    { environment: undefined, baseUrl: undefined, tokens: undefined },
  ])('may be %o', (more) => {
    expect(accepted(more)).toBe(true);
  });

  it.each([
    { timeoutMs: NaN },
    { timeoutMs: Infinity },
    { timeoutMs: '10' },
    { retries: 0.5 },
    { requestsPerSecond: Infinity },
    { requestsPerSecond: NaN },
    { requestsPerSecond: -1 },
    { onEvent: null },
  ])('may not be %o', (more) => {
    expect(pathsOf({ ...KEY, ...more })).toEqual(Object.keys(more));
  });
});
