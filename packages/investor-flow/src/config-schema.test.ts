import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { faultsBy } from './__fixtures__/json-schema.ts';
import { BROKERS } from './broker.ts';
import { configFile, configJsonSchema } from './config-schema.ts';
import { configIssues } from './config-issues.ts';

const text = readFileSync(new URL('../config.schema.json', import.meta.url), 'utf8');
const schema = JSON.parse(text) as Readonly<Record<string, unknown>>;

const CORPORATE = {
  type: 'corporate',
  personalSecretKey: 'p',
  sequenceNumber: '001',
  ipAddress: '10.0.0.1',
  phoneNumber: '01000000000',
};

const GOOD: readonly (readonly [string, object])[] = [
  ['nothing', {}],
  ['its schema', { $schema: './node_modules/investor-flow/config.schema.json' }],
  ['a choice', { broker: 'koreainvestment' }],
  ['keys that come from elsewhere', { broker: 'kiwoom', kiwoom: {} }],
  ['kiwoom', { kiwoom: { appKey: 'k', secretKey: 's', environment: 'mock' } }],
  [
    'a person',
    { koreainvestment: { appKey: 'k', appSecret: 's', customer: { type: 'personal' } } },
  ],
  ['a corporation', { koreainvestment: { customer: { ...CORPORATE, macAddress: '00' } } }],
  [
    'everything a file can say',
    {
      broker: 'kiwoom',
      tokenFolder: '~/tokens',
      kiwoom: {
        appKey: 'k',
        secretKey: 's',
        environment: 'sandbox',
        baseUrl: 'http://127.0.0.1:8080',
        timeoutMs: 1,
        retries: 0,
        maxWaitMs: 0,
        requestsPerSecond: 0.5,
        tokenFolder: '/t',
        proxy: false,
      },
    },
  ],
];

const BAD: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['no object', [], ['$ type']],
  ['an unknown broker', { broker: 'daishin' }, ['$.broker enum']],
  ['a misspelt setting', { tokenfolder: '/t' }, ['$.tokenfolder additionalProperties']],
  ['a folder without a name', { tokenFolder: '' }, ['$.tokenFolder minLength']],
  ['settings that are none', { kiwoom: 'k' }, ['$.kiwoom type']],
  [
    'the other broker’s name of the secret',
    { kiwoom: { appSecret: 's' }, koreainvestment: { secretKey: 's' } },
    ['$.kiwoom.appSecret additionalProperties', '$.koreainvestment.secretKey additionalProperties'],
  ],
  ['a blank key', { kiwoom: { appKey: '' } }, ['$.kiwoom.appKey pattern']],
  ['a key with a space', { kiwoom: { secretKey: 'a b' } }, ['$.kiwoom.secretKey pattern']],
  ['a key that is a number', { kiwoom: { appKey: 7 } }, ['$.kiwoom.appKey type']],
  ['an unknown environment', { kiwoom: { environment: 'custom' } }, ['$.kiwoom.environment enum']],
  ['half a retry', { kiwoom: { retries: 0.5 } }, ['$.kiwoom.retries type']],
  ['less than no retry', { kiwoom: { retries: -1 } }, ['$.kiwoom.retries minimum']],
  ['no time at all', { kiwoom: { timeoutMs: 0 } }, ['$.kiwoom.timeoutMs minimum']],
  [
    'no call a second',
    { koreainvestment: { requestsPerSecond: 0 } },
    ['$.koreainvestment.requestsPerSecond exclusiveMinimum'],
  ],
  ['a proxy in words', { kiwoom: { proxy: 'yes' } }, ['$.kiwoom.proxy type']],
  [
    'a customer without a type',
    { koreainvestment: { customer: { phoneNumber: '010' } } },
    ['$.koreainvestment.customer oneOf'],
  ],
  [
    'a corporation by halves',
    { koreainvestment: { customer: { type: 'corporate' } } },
    ['$.koreainvestment.customer oneOf'],
  ],
  [
    'a phone number with hyphens',
    { koreainvestment: { customer: { ...CORPORATE, phoneNumber: '010-0000-0000' } } },
    ['$.koreainvestment.customer oneOf'],
  ],
  ['what only code can give', { kiwoom: { tokens: {} } }, ['$.kiwoom.tokens additionalProperties']],
];

describe('the published schema', () => {
  it('is the one the settings make (pnpm config-schema renews it)', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  it('is found under the name an editor would use', () => {
    const require = createRequire(import.meta.url);
    expect(require('investor-flow/config.schema.json')).toEqual(schema);
  });

  it('describes every setting at the top', () => {
    const properties = Object.entries(schema['properties'] as object) as [string, unknown][];
    expect(properties.map(([name]) => name)).toEqual([
      '$schema',
      'broker',
      'tokenFolder',
      'tokens',
      'store',
      'plan',
      'sandboxClock',
      ...BROKERS.map(({ name }) => name),
    ]);
    for (const [, it] of properties)
      expect(it).toMatchObject({ description: expect.stringMatching(/^\w/) as unknown });
  });

  it.each(GOOD)('takes %s, as the settings do', (_, config) => {
    expect(faultsBy(schema, config)).toEqual([]);
    expect(configFile.safeParse(config).success).toBe(true);
  });

  it.each(BAD)('faults %s, as the settings do', (_, config, faults) => {
    expect(faultsBy(schema, config)).toEqual(faults);
    expect(configFile.safeParse(config).success).toBe(false);
    expect(configIssues(config, BROKERS)).not.toEqual([]);
  });
});
