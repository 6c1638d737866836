import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Broker } from './broker.ts';
import { connect } from './connect.ts';
import { fakeSource } from './__fixtures__/fake-source.ts';
import { CONFIG_FILE, loadConfig, type LoadOptions } from './load-config.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'investor-flow-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const put = (config: unknown, file: string = CONFIG_FILE): void =>
  writeFileSync(
    join(cwd, file),
    typeof config === 'string' || config instanceof Uint8Array ? config : JSON.stringify(config),
  );
const load = (options: LoadOptions = {}) => loadConfig({ cwd, env: {}, ...options });
const issuesOf = (options: LoadOptions = {}) =>
  load(options).match(
    (config) => {
      throw new Error(`it was loaded: ${JSON.stringify(config)}`);
    },
    ({ issues }) => issues,
  );
const configOf = (options: LoadOptions = {}) =>
  load(options).match(
    (config) => config,
    ({ message }) => {
      throw new Error(message);
    },
  );

const KIWOOM = { appKey: 'k', secretKey: 's' };
const KIS = { appKey: 'k', appSecret: 's' };

describe('the file', () => {
  it('is investor-flow.config.json of the folder', () => {
    const config = { broker: 'kiwoom', tokenFolder: '/t', kiwoom: KIWOOM, koreainvestment: KIS };
    put(config);
    expect(CONFIG_FILE).toBe('investor-flow.config.json');
    expect(configOf()).toEqual(config);
  });

  it('need not be there', () => {
    expect(configOf()).toEqual({});
    expect(configOf({ cwd: join(cwd, 'nowhere') })).toEqual({});
  });

  it('may be another, from the folder or from the root', () => {
    put({ kiwoom: KIWOOM }, 'other.json');
    expect(configOf({ file: 'other.json' })).toEqual({ kiwoom: KIWOOM });
    expect(configOf({ cwd: '/', file: join(cwd, 'other.json') })).toEqual({ kiwoom: KIWOOM });
    expect(configOf()).toEqual({});
  });

  it('that is named must be there', () => {
    const setting = join(cwd, 'other.json');
    expect(issuesOf({ file: 'other.json' })).toEqual([{ setting, message: 'does not exist' }]);
  });

  it.each([
    ['no JSON', '{ broker: "hunter2" }', 'must be JSON'],
    ['JSON that breaks off', '{"kiwoom": {"appKey": "hunter2"', 'must be JSON'],
    ['nothing', '', 'must be JSON'],
    ['a list', '["hunter2"]', 'must hold a JSON object'],
    ['a text', '"hunter2"', 'must hold a JSON object'],
    ['null', 'null', 'must hold a JSON object'],
    ['bytes', Uint8Array.of(0xff, 0xfe, 0x00), 'must be JSON'],
  ])('of %s is reported by its path, and nothing of what it holds', (_, text, message) => {
    put(text);
    expect(issuesOf()).toEqual([{ setting: join(cwd, CONFIG_FILE), message }]);
  });

  it.each([undefined, CONFIG_FILE])('that cannot be read is reported: named %s', (file) => {
    mkdirSync(join(cwd, CONFIG_FILE));
    expect(issuesOf({ file })).toEqual([
      { setting: join(cwd, CONFIG_FILE), message: 'cannot be read (EISDIR)' },
    ]);
  });

  it('may begin with the mark some editors put there', () => {
    put(`\uFEFF${JSON.stringify({ kiwoom: KIWOOM })}`);
    expect(configOf()).toEqual({ kiwoom: KIWOOM });
  });

  it('may name its schema', () => {
    const config = { $schema: 'investor-flow/config.schema.json', kiwoom: KIWOOM };
    put(config);
    expect(configOf()).toEqual(config);
  });

  it('sets nothing by the names that objects have anyway', () => {
    put('{"__proto__": {"kiwoom": {"appKey": "k"}}, "kiwoom": {"__proto__": {"appKey": "k"}}}');
    expect(
      issuesOf()
        .map(({ setting }) => setting)
        .toSorted(),
    ).toEqual(['__proto__', 'kiwoom.__proto__', 'kiwoom.appKey', 'kiwoom.secretKey']);
    expect(Reflect.get({}, 'kiwoom')).toBeUndefined();
    expect(Reflect.get({}, 'appKey')).toBeUndefined();
  });

  it('is checked whole: every fault of it at once', () => {
    put({ broker: 'x', tokenFoldr: '/t', kiwoom: { appkey: 'hunter2' }, koreainvestment: KIS });
    expect(issuesOf().map(({ setting }) => setting)).toEqual([
      'broker',
      'tokenFoldr',
      'kiwoom.appKey',
      'kiwoom.secretKey',
      'kiwoom.appkey',
    ]);
    expect(load().match(String, ({ message }) => message)).not.toContain('hunter2');
  });
});

describe('the environment', () => {
  it('comes over the file', () => {
    put({ broker: 'kiwoom', kiwoom: { ...KIWOOM, environment: 'mock' }, koreainvestment: KIS });
    const env = {
      INVESTOR_FLOW_BROKER: 'koreainvestment',
      KIWOOM_ENVIRONMENT: 'live',
      KIS_APP_KEY: 'other',
    };
    expect(configOf({ env })).toEqual({
      broker: 'koreainvestment',
      kiwoom: { ...KIWOOM, environment: 'live' },
      koreainvestment: { ...KIS, appKey: 'other' },
    });
  });

  it('gives the keys that a file need not hold', () => {
    put({ broker: 'kiwoom', kiwoom: { environment: 'mock', retries: 1 } });
    const env = { KIWOOM_APP_KEY: 'k', KIWOOM_SECRET_KEY: 's' };
    expect(configOf({ env })).toEqual({
      broker: 'kiwoom',
      kiwoom: { environment: 'mock', retries: 1, ...KIWOOM },
    });
    expect(issuesOf().map(({ setting }) => setting)).toEqual(['kiwoom.appKey', 'kiwoom.secretKey']);
  });

  it('reaches into the customer', () => {
    const customer = { type: 'corporate', sequenceNumber: '001', ipAddress: '10.0.0.1' };
    put({ koreainvestment: { ...KIS, customer } });
    const env = { KIS_PERSONAL_SECRET_KEY: 'p', KIS_PHONE_NUMBER: '010', KIS_SEQUENCE_NUMBER: '2' };
    expect(configOf({ env })['koreainvestment']).toEqual({
      ...KIS,
      customer: { ...customer, sequenceNumber: '2', personalSecretKey: 'p', phoneNumber: '010' },
    });
  });

  it('leaves the file alone where a variable is empty', () => {
    put({ broker: 'kiwoom', kiwoom: KIWOOM });
    const env = { INVESTOR_FLOW_BROKER: '', KIWOOM_APP_KEY: '', KIS_APP_KEY: '' };
    expect(configOf({ env })).toEqual({ broker: 'kiwoom', kiwoom: KIWOOM });
  });

  it('is faulted together with the file', () => {
    put({ kiwoom: { ...KIWOOM, colour: 'red' } });
    const env = { KIWOOM_ENVIRONMENT: 'paper', INVESTOR_FLOW_BROKER: 'x' };
    expect(issuesOf({ env }).map(({ setting }) => setting)).toEqual([
      'broker',
      'kiwoom.environment',
      'kiwoom.colour',
    ]);
  });
});

it('shows no key to code that prints what was loaded, and gives it to whoever reads it', () => {
  const customer = { type: 'corporate', personalSecretKey: 'hunter2', ipAddress: 'hunter2' };
  const koreainvestment = { appKey: 'hunter2', environment: 'mock', customer };
  const more = { KIS_APP_SECRET: 'hunter2', KIS_PHONE_NUMBER: '4711', KIS_SEQUENCE_NUMBER: '4711' };
  put({ broker: 'koreainvestment', tokenFolder: '/t', koreainvestment });
  const config = configOf({ env: more, file: CONFIG_FILE });
  for (const text of [inspect(config, { showHidden: true, depth: 9 }), JSON.stringify(config)]) {
    expect(text).not.toMatch(/hunter2|4711/);
    expect(text).toMatch(/\/t.*mock/s);
    expect(text.match(/\[hidden\]/g)).toHaveLength(6);
  }
  expect(config.koreainvestment?.appSecret).toBe('hunter2');
  expect(connect(config).isOk()).toBe(true);
});

it('reads the settings of a broker made elsewhere', () => {
  const mine: Broker = {
    name: 'mine',
    check: () => [],
    open: () => fakeSource('mine'),
    variables: { MINE_PEN: 'desk.pen' },
  };
  put({ broker: 'mine', mine: { desk: { lamp: 'on' } } });
  expect(configOf({ brokers: [mine], env: { MINE_PEN: 'red' } })).toEqual({
    broker: 'mine',
    mine: { desk: { lamp: 'on', pen: 'red' } },
  });
  expect(issuesOf().map(({ setting }) => setting)).toEqual(['broker', 'mine']);
});
