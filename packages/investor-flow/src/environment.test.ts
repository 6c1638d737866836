import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeSource } from './__fixtures__/fake-source.ts';
import { type Broker, BROKERS } from './broker.ts';
import { configFromEnv, connectFromEnv, overlaid, variablesOf } from './environment.ts';

const KIWOOM = { KIWOOM_APP_KEY: 'k', KIWOOM_SECRET_KEY: 's' };
const KIS = { KIS_APP_KEY: 'k', KIS_APP_SECRET: 's' };

/** What each variable sets, as the contract has it. */
const SETTINGS = {
  INVESTOR_FLOW_BROKER: 'broker',
  INVESTOR_FLOW_SANDBOX_CLOCK: 'sandboxClock',
  INVESTOR_FLOW_STORE: 'store',
  INVESTOR_FLOW_TOKEN_FOLDER: 'tokenFolder',
  KIWOOM_APP_KEY: 'kiwoom.appKey',
  KIWOOM_SECRET_KEY: 'kiwoom.secretKey',
  KIWOOM_ENVIRONMENT: 'kiwoom.environment',
  KIWOOM_BASE_URL: 'kiwoom.baseUrl',
  KIS_APP_KEY: 'koreainvestment.appKey',
  KIS_APP_SECRET: 'koreainvestment.appSecret',
  KIS_ENVIRONMENT: 'koreainvestment.environment',
  KIS_BASE_URL: 'koreainvestment.baseUrl',
  KIS_CUSTOMER_TYPE: 'koreainvestment.customer.type',
  KIS_PERSONAL_SECRET_KEY: 'koreainvestment.customer.personalSecretKey',
  KIS_SEQUENCE_NUMBER: 'koreainvestment.customer.sequenceNumber',
  KIS_IP_ADDRESS: 'koreainvestment.customer.ipAddress',
  KIS_PHONE_NUMBER: 'koreainvestment.customer.phoneNumber',
  KIS_MAC_ADDRESS: 'koreainvestment.customer.macAddress',
} as const;

it('reads these variables and no others', () => {
  expect(variablesOf(BROKERS)).toEqual(SETTINGS);
});

describe('the environment as a configuration', () => {
  it('shows no key to code that prints it', () => {
    const config = configFromEnv({ KIWOOM_APP_KEY: 'hunter2', KIS_PHONE_NUMBER: 'hunter2' });
    expect(`${inspect(config, { depth: 9 })} ${JSON.stringify(config)}`).not.toContain('hunter2');
    expect(config.kiwoom?.appKey).toBe('hunter2');
  });

  it.each(Object.entries(SETTINGS))('%s is %s', (variable, setting) => {
    const nested = setting
      .split('.')
      .toReversed()
      .reduce<unknown>((inner, name) => ({ [name]: inner }), 'it');
    expect(configFromEnv({ [variable]: 'it' })).toEqual(nested);
  });

  it('has an empty variable for an absent one', () => {
    const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, '']));
    expect(configFromEnv(empty)).toEqual({});
    expect(configFromEnv({ ...empty, KIS_PHONE_NUMBER: undefined })).toEqual({});
  });

  it('holds what both brokers and a customer need', () => {
    expect(
      configFromEnv({
        ...KIWOOM,
        ...KIS,
        KIS_CUSTOMER_TYPE: 'corporate',
        KIS_PHONE_NUMBER: '01000000000',
        PATH: '/bin',
        KIWOOM_APPKEY: 'misspelt variables are other people’s',
      }),
    ).toEqual({
      kiwoom: { appKey: 'k', secretKey: 's' },
      koreainvestment: {
        appKey: 'k',
        appSecret: 's',
        customer: { type: 'corporate', phoneNumber: '01000000000' },
      },
    });
  });

  it('leaves the environment as it was', () => {
    const env = Object.freeze({ ...KIWOOM });
    configFromEnv(env);
    expect(env).toEqual(KIWOOM);
  });
});

describe('connectFromEnv', () => {
  it.each([
    ['kiwoom', KIWOOM],
    ['koreainvestment', KIS],
    ['kiwoom', { ...KIWOOM, ...KIS, INVESTOR_FLOW_BROKER: 'kiwoom' }],
    ['koreainvestment', { ...KIWOOM, ...KIS, INVESTOR_FLOW_BROKER: 'koreainvestment' }],
    ['koreainvestment', { ...KIS, INVESTOR_FLOW_BROKER: '', KIWOOM_APP_KEY: '' }],
  ])('opens %s', async (broker, env) => {
    const source = connectFromEnv(env);
    if (source.isErr()) throw new Error(source.error.message);
    expect(source.value.broker).toBe(broker);
    await source.value.close();
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['nothing at all', {}, ['kiwoom or koreainvestment']],
    ['a missing secret', { KIWOOM_APP_KEY: 'k' }, ['kiwoom.secretKey']],
    ['an unknown broker', { ...KIWOOM, INVESTOR_FLOW_BROKER: 'daishin' }, ['broker']],
    ['two brokers and no choice', { ...KIWOOM, ...KIS }, ['broker']],
    [
      'a choice without settings',
      { ...KIWOOM, INVESTOR_FLOW_BROKER: 'koreainvestment' },
      ['koreainvestment'],
    ],
    ['a wrong environment', { ...KIWOOM, KIWOOM_ENVIRONMENT: 'paper' }, ['kiwoom.environment']],
    [
      'a customer by halves',
      { ...KIS, KIS_CUSTOMER_TYPE: 'corporate', KIS_IP_ADDRESS: '10.0.0.1' },
      ['personalSecretKey', 'sequenceNumber', 'phoneNumber'].map(
        (name) => `koreainvestment.customer.${name}`,
      ),
    ],
  ])('says what is wrong with %s', (_, env, settings) => {
    const result = connectFromEnv(env);
    expect(result.isErr() && result.error.issues.map(({ setting }) => setting)).toEqual(settings);
  });

  it('reads the variables of a broker made elsewhere', () => {
    const opened: unknown[] = [];
    const mine: Broker = {
      name: 'mine',
      check: () => [],
      open: (settings) => {
        opened.push(settings);
        return fakeSource('mine');
      },
      variables: { MINE_KEY: 'key', MINE_PEN: 'desk.pen' },
    };
    const env = { MINE_KEY: 'k', MINE_PEN: 'red', ...KIWOOM };
    expect(connectFromEnv(env, { brokers: [mine] }).isOk()).toBe(true);
    expect(opened).toEqual([{ key: 'k', desk: { pen: 'red' } }]);
  });
});

describe('one configuration over another', () => {
  it('goes member by member into objects', () => {
    const lower = { a: { b: 1, c: { d: 2, e: 3 } }, f: 4 };
    const upper = { a: { c: { d: 5 }, g: 6 } };
    expect(overlaid(lower, upper)).toEqual({ a: { b: 1, c: { d: 5, e: 3 }, g: 6 }, f: 4 });
    expect(lower.a.c.d).toBe(2);
  });

  it('does not cover up what should be an object and is none', () => {
    expect(overlaid({ a: 'text' }, { a: { b: 1 } })).toEqual({ a: 'text' });
    expect(overlaid({ a: [1] }, { a: { b: 1 } })).toEqual({ a: [1] });
  });
});
