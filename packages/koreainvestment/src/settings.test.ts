import { describe, expect, it } from 'vitest';
import { APP_KEY, APP_SECRET, CORPORATION, movingClock } from './__fixtures__/over-nock.ts';
import { createKoreaInvestment, type KoreaInvestmentSettings, SettingsError } from './index.ts';

/** What a caller without types may give. */
function refusedSettings(settings: unknown): SettingsError {
  try {
    createKoreaInvestment(settings as KoreaInvestmentSettings);
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown;
    throw thrown;
  }
  throw new Error('the settings were taken');
}
const paths = (settings: unknown): readonly string[] =>
  refusedSettings(settings).issues.map(({ path }) => path);

const KEYS = { appKey: APP_KEY, appSecret: APP_SECRET };

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
      secretKey: 'hunter2',
      customer: { type: 'corporate', phoneNumber: '010-hunter2', fax: 'hunter2' },
    });
    expect(error.name).toBe('SettingsError');
    const named = new Set(error.issues.map(({ path }) => path));
    expect([...named].toSorted().join(' ')).toBe(
      'appKey appSecret baseUrl calendar clock customer.fax customer.ipAddress ' +
        'customer.personalSecretKey customer.phoneNumber customer.sequenceNumber environment ' +
        'limiter maxWaitMs onEvent proxy requestsPerSecond retries secretKey timeoutMs ' +
        'tokenFolder tokens',
    );
    for (const { path } of error.issues) expect(error.message).toContain(path);
    expect(error.message).toMatch(/^createKoreaInvestment: /);
    const shown = `${error.stack}${JSON.stringify(error)}`;
    for (const value of ['hunter2', 'a key with spaces', 'example.com', 'paper'])
      expect(shown).not.toContain(value);
  });

  it.each([
    ['nothing', undefined, ['']],
    ['null', null, ['']],
    ['a text', 'koreainvestment', ['']],
    ['no keys', {}, ['appKey', 'appSecret']],
    ['a blank secret', { appKey: 'k', appSecret: '' }, ['appSecret']],
    ['a secret with a line end', { appKey: 'k', appSecret: 'a\r\nx-evil: 1' }, ['appSecret']],
    ['a secret that is no text', { appKey: 'k', appSecret: 1 }, ['appSecret']],
    ["the other broker's name of the secret", { ...KEYS, secretKey: 's' }, ['secretKey']],
    ['a misspelt name', { ...KEYS, timeoutMS: 5 }, ['timeoutMS']],
    ['the sandbox without its address', { ...KEYS, environment: 'sandbox' }, ['baseUrl']],
    ['a custom environment by name', { ...KEYS, environment: 'custom' }, ['environment']],
    [
      'http to another machine',
      { ...KEYS, baseUrl: 'http://openapi.koreainvestment.com' },
      ['baseUrl'],
    ],
    [
      'an address with a query',
      { ...KEYS, baseUrl: 'https://openapi.koreainvestment.com?a' },
      ['baseUrl'],
    ],
    ['a customer of no type', { ...KEYS, customer: {} }, ['customer.type']],
    ['a customer of another type', { ...KEYS, customer: { type: 'partner' } }, ['customer.type']],
    ['a customer that is a text', { ...KEYS, customer: 'personal' }, ['customer']],
    [
      'a person with what corporations have',
      { ...KEYS, customer: { type: 'personal', ipAddress: '203.0.113.7' } },
      ['customer.ipAddress'],
    ],
    [
      'a telephone number with dashes',
      { ...KEYS, customer: { ...CORPORATION, phoneNumber: '010-1111-2222' } },
      ['customer.phoneNumber'],
    ],
    [
      'an address with a line end',
      { ...KEYS, customer: { ...CORPORATION, ipAddress: '203.0.113.7\r\n' } },
      ['customer.ipAddress'],
    ],
  ])('are named: %s', (_, settings, expected) => expect(paths(settings)).toEqual(expected));

  it('are the programmer’s, so they throw where the source is made', () => {
    expect(() => createKoreaInvestment({ appKey: '', appSecret: '' })).toThrow(SettingsError);
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
    ['a person', { customer: { type: 'personal' } }],
    ['a corporation', { customer: CORPORATION }],
    ['a corporation of a device', { customer: { ...CORPORATION, macAddress: '001122334455' } }],
    ['everything', { timeoutMs: 1, clock: movingClock(), onEvent: () => 1, proxy: true }],
  ] as const)('open a source without sending anything: %s', async (_, more) => {
    const source = createKoreaInvestment({ ...KEYS, ...more });
    expect(source.broker).toBe('koreainvestment');
    await source.close();
  });
});
