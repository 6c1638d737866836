import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { startSandbox } from '@investor-flow/sandbox';
import {
  type Config,
  configFromEnv,
  connect,
  connectAll,
  connectFromEnv,
  fileTokenStore,
  loadConfig,
  memoryTokenStore,
} from 'investor-flow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { echoing } from '../support/echo.ts';
import { LOOKS, leakedIn, openPlanted, secretsOf, variablesOf } from '../support/planted.ts';
import { EVENING } from '../support/clock.ts';
import { BROKERS } from '../support/pair.ts';
import { thrownBy } from '../support/results.ts';
import { shown } from '../support/shown.ts';

const { usual, awkward } = LOOKS;
const [SECRET] = secretsOf(usual);
const SHORT = LOOKS.short.kiwoom.appKey;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'investor-flow-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('settings that are wrong', () => {
  const NAMES =
    'environment baseUrl timeoutMs retries maxWaitMs requestsPerSecond tokens limiter calendar clock onEvent proxy unknown';
  const broken = { appKey: `${SECRET}\r\n`, secretKey: `${SECRET} `, appSecret: `${SECRET}é` };
  const listed = { appKey: [SECRET], secretKey: { SECRET }, appSecret: new Map([[SECRET, 1]]) };
  const inUrl = encodeURIComponent(String(SECRET));
  const wrong: readonly (readonly [string, object])[] = [
    ...NAMES.split(' ').map((name) => [`${name} is a secret`, { [name]: SECRET }] as const),
    ['a key has a break in it', broken],
    ['a key is a list', listed],
    ['a user is in the URL', { baseUrl: `https://${inUrl}:x@broker.example` }],
    ['a password is in the URL', { baseUrl: `https://x:${inUrl}@broker.example` }],
    ['a query is in the URL', { baseUrl: `https://broker.example/?key=${SECRET}` }],
    ['the URL is not for this machine', { baseUrl: `http://broker.example/${SECRET}` }],
    ['two are given for one', { tokens: memoryTokenStore(), tokenFolder: SECRET, unknown: SECRET }],
    ['the customer is a secret', { customer: SECRET }],
    ['the customer has none of it', { customer: { type: SECRET, phoneNumber: SECRET } }],
  ];

  it.each(wrong)('are reported and not shown: %s', (_, bad) => {
    const customer = { ...usual.koreainvestment.customer, phoneNumber: `${SECRET}` };
    const kiwoom = { ...usual.kiwoom, customer, ...bad };
    const koreainvestment = { ...usual.koreainvestment, customer, ...bad };
    const config = { broker: SECRET, kiwoom, koreainvestment, tokenFolder: [SECRET] };
    const told = [
      thrownBy(() => createKiwoom(kiwoom)),
      thrownBy(() => createKoreaInvestment(koreainvestment)),
      connect(config as unknown as Config),
      connectAll(config as unknown as Config),
      connectFromEnv({ ...variablesOf(usual), KIWOOM_BASE_URL: SECRET, KIS_ENVIRONMENT: SECRET }),
    ];
    expect(leakedIn(told.map(shown).join('\n'), secretsOf(usual))).toEqual([]);
  });

  it.each([
    ['torn', (text: string) => text.slice(0, -9)],
    ['no JSON', (text: string) => `key = ${text}`],
    ['nothing but a key', () => SHORT],
    ['a list', (text: string) => `[${text}]`],
    ['wrong in its members', (text: string) => text.replace('"broker"', '"brokr"')],
    ['with a member twice', (text: string) => text.replace('{', `{"kiwoom":"${String(SECRET)}",`)],
  ])('are reported and not shown from a file that is %s', (_, spoil) => {
    const path = join(folder, 'investor-flow.config.json');
    const { customer, ...kis } = usual.koreainvestment;
    const koreainvestment = { ...kis, customer: { ...customer, phoneNumber: SECRET } };
    const held = { broker: 'kiwoom', kiwoom: usual.kiwoom, koreainvestment };
    writeFileSync(path, spoil(JSON.stringify(held)));
    const loaded = loadConfig({ cwd: folder, env: {} });
    expect(loaded.isErr()).toBe(true);
    expect(leakedIn(shown(loaded), [...secretsOf(usual), SHORT])).toEqual([]);
  });
});

describe('what is handed out', () => {
  it.each(Object.keys(LOOKS) as (keyof typeof LOOKS)[])(
    'shows nothing of keys that look %s: configurations, sources, stores',
    async (look) => {
      const env = variablesOf(LOOKS[look]);
      const { kiwoom, koreainvestment } = LOOKS[look];
      const path = join(folder, 'investor-flow.config.json');
      writeFileSync(path, JSON.stringify({ kiwoom, koreainvestment }));
      const loaded = loadConfig({ cwd: folder, env: { INVESTOR_FLOW_BROKER: 'kiwoom' } });
      const config = loaded.isOk() ? loaded.value : {};
      const sources = connectAll(config);
      const overlaid = loadConfig({ cwd: folder, env });
      const handed = [loaded, config, overlaid, configFromEnv(env), connect(config), sources];
      const stores = [memoryTokenStore(), fileTokenStore(folder)];
      const text = [...handed, ...stores].map(shown).join('\n');
      expect(leakedIn(text, secretsOf(LOOKS[look]))).toEqual([]);
      expect(text).toContain('[hidden]');
      expect(config).toEqual({ broker: 'kiwoom', kiwoom, koreainvestment });
      if (sources.isErr()) throw new Error(sources.error.message);
      await Promise.all(Object.values(sources.value).map((source) => source.close()));
    },
  );

  it('is taken back as it is, and opens both brokers of a sandbox', async () => {
    await using sandbox = await startSandbox({ now: EVENING });
    const keys = [sandbox.kiwoom, sandbox.koreainvestment].flatMap(Object.values).filter(isKey);
    expect(keys).toHaveLength(4);
    const { kiwoom, koreainvestment } = sandbox;
    const sources = connectAll({ kiwoom, koreainvestment, tokenFolder: folder });
    if (sources.isErr()) throw new Error(sources.error.message);
    for (const source of Object.values(sources.value)) {
      const flow = await source.investorFlow({ market: 'kospi' });
      expect(flow.isOk()).toBe(true);
      await source.close();
    }
    const text = [sandbox, sandbox.requests, sources, sandbox.violations].map(shown).join('\n');
    expect(leakedIn(text, keys)).toEqual([]);
  });
});

const isKey = (it: unknown): it is string => typeof it === 'string' && /sandbox.*real/i.test(it);

it('keeps tokens in files that are named by no key and hold none', async () => {
  await using echo = await echoing(awkward, '');
  const common = { baseUrl: echo.url, tokenFolder: folder, retries: 0 };
  const sources = BROKERS.map((broker) => openPlanted(broker, awkward, common));
  await Promise.all(sources.map((source) => source.investorFlow({ market: 'kospi' })));
  await Promise.all(sources.map((source) => source.close()));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const held = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const values = held.map((text) => (JSON.parse(text) as { readonly value: string }).value);
  expect(values.toSorted()).toEqual(awkward.tokens.toSorted());
  expect(leakedIn(names.join('\n'), secretsOf(awkward))).toEqual([]);
  const told = secretsOf(awkward).filter((it) => !awkward.tokens.includes(it));
  expect(leakedIn(held.join('\n'), told)).toEqual([]);
});
