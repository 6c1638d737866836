import { describe, expect, it } from 'vitest';
import { APP_KEY, movingClock, SECRET_KEY } from './__fixtures__/over-nock.ts';
import { createKiwoom, type KiwoomSettings, SettingsError } from './index.ts';

/** What a caller without types may give. */
function refusedSettings(settings: unknown): SettingsError {
  try {
    createKiwoom(settings as KiwoomSettings);
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown;
    throw thrown;
  }
  throw new Error('the settings were taken');
}
const paths = (settings: unknown): readonly string[] =>
  refusedSettings(settings).issues.map(({ path }) => path);

const KEYS = { appKey: APP_KEY, secretKey: SECRET_KEY };

describe('settings that are wrong', () => {
  it('are listed all at once, by name and without a value', () => {
    const error = refusedSettings({
      appKey: 'a key with spaces',
      environment: 'paper',
      baseUrl: 'http://user:hunter2@example.com',
      timeoutMs: 0,
      retries: -1,
      maxWaitMs: 1.5,
      requestsPerSecond: 0,
      tokens: { read: 'hunter2' },
      tokenFolder: '',
      limiter: {},
      calendar: {},
      clock: { now: () => 0 },
      onEvent: 'hunter2',
      proxy: 'hunter2',
      appSecret: 'hunter2',
    });
    expect(error.name).toBe('SettingsError');
    const named = new Set(error.issues.map(({ path }) => path));
    expect([...named].toSorted().join(' ')).toBe(
      'appKey appSecret baseUrl calendar clock environment limiter maxWaitMs onEvent proxy ' +
        'requestsPerSecond retries secretKey timeoutMs tokenFolder tokens',
    );
    for (const { path } of error.issues) expect(error.message).toContain(path);
    expect(error.message).toMatch(/^createKiwoom: /);
    const shown = `${error.stack}${JSON.stringify(error)}`;
    for (const value of ['hunter2', 'a key with spaces', 'example.com', 'paper'])
      expect(shown).not.toContain(value);
  });

  it.each([
    ['nothing', undefined, ['']],
    ['null', null, ['']],
    ['a text', 'kiwoom', ['']],
    ['no keys', {}, ['appKey', 'secretKey']],
    ['a blank secret', { appKey: 'k', secretKey: '' }, ['secretKey']],
    ['a secret with a line end', { appKey: 'k', secretKey: 'a\r\nx-evil: 1' }, ['secretKey']],
    ['a secret that is no text', { appKey: 'k', secretKey: 1 }, ['secretKey']],
    ["the other broker's name of the secret", { ...KEYS, appSecret: 's' }, ['appSecret']],
    ['a misspelt name', { ...KEYS, timeoutMS: 5 }, ['timeoutMS']],
    ['the sandbox without its address', { ...KEYS, environment: 'sandbox' }, ['baseUrl']],
    ['a custom environment by name', { ...KEYS, environment: 'custom' }, ['environment']],
    ['http to another machine', { ...KEYS, baseUrl: 'http://api.kiwoom.com' }, ['baseUrl']],
    ['an address with a query', { ...KEYS, baseUrl: 'https://api.kiwoom.com?a' }, ['baseUrl']],
    ['a customer', { ...KEYS, customer: { type: 'personal' } }, ['customer']],
  ])('are named: %s', (_, settings, expected) => expect(paths(settings)).toEqual(expected));

  it('are the programmer’s, so they throw where the source is made', () => {
    expect(() => createKiwoom({ appKey: '', secretKey: '' })).toThrow(SettingsError);
  });
});

describe('settings that are right', () => {
  it.each([
    ['keys alone', {}],
    ['a loopback address', { baseUrl: 'http://127.0.0.1:8080' }],
    ['localhost', { baseUrl: 'http://localhost:8080' }],
    ['the sandbox', { environment: 'sandbox', baseUrl: 'http://127.0.0.1:1' }],
    ['no retries and no patience', { retries: 0, maxWaitMs: 0 }],
    ['less than one call a second', { requestsPerSecond: 0.5 }],
    ['what is left open', { environment: undefined, baseUrl: undefined, clock: undefined }],
    ['everything', { timeoutMs: 1, clock: movingClock(), onEvent: () => 1, proxy: true }],
  ] as const)('open a source without sending anything: %s', async (_, more) => {
    const source = createKiwoom({ ...KEYS, ...more });
    expect(source.broker).toBe('kiwoom');
    await source.close();
  });
});
