import { memoryTokenStore, SettingsError } from '@investor-flow/adapter-kit';
import type { Result, Source } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { fakeSource } from './__fixtures__/fake-source.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { type Broker, kiwoom, koreainvestment } from './broker.ts';
import type { ConfigError } from './config.ts';
import { connect, connectAll } from './connect.ts';

const KIWOOM = { appKey: 'k', secretKey: 's' };
const KIS = { appKey: 'k', appSecret: 's' };

/** A broker made elsewhere that takes what it is given, and keeps it. */
function mine(changes: Partial<Broker> = {}): Broker & { readonly opened: readonly unknown[] } {
  const opened: unknown[] = [];
  return {
    name: 'mine',
    check: () => [],
    open: (settings) => {
      opened.push(settings);
      return fakeSource('mine');
    },
    variables: {},
    opened,
    ...changes,
  };
}

/** What a caller without types may give. */
const given = (config: unknown) => config as never;

const settingsOf = (result: Result<unknown, ConfigError>): readonly string[] =>
  errorOf(result).issues.map(({ setting }) => setting);

async function opened<Value>(
  result: Result<Value, ConfigError>,
  close: (value: Value) => readonly Source[],
): Promise<Value> {
  const value = valueOf(result);
  await Promise.all(close(value).map((source) => source.close()));
  return value;
}
const brokerOf = async (result: Result<Source, ConfigError>) =>
  (await opened(result, (source) => [source])).broker;
const brokersOf = async (result: Result<object, ConfigError>) =>
  Object.entries(
    (await opened(result, (it) => Object.values(it) as Source[])) as Record<string, Source>,
  ).map(([name, { broker }]) => [name, broker]);

describe('connect', () => {
  it('opens the broker that is named, and one word switches', async () => {
    const config = { kiwoom: KIWOOM, koreainvestment: KIS };
    for (const broker of ['kiwoom', 'koreainvestment'] as const)
      expect(await brokerOf(connect({ ...config, broker }))).toBe(broker);
  });

  it('opens the only one that has settings where none is named', async () => {
    expect(await brokerOf(connect({ kiwoom: KIWOOM }))).toBe('kiwoom');
    expect(await brokerOf(connect({ koreainvestment: KIS, kiwoom: undefined }))).toBe(
      'koreainvestment',
    );
  });

  it('needs a name where several have settings', () => {
    expect(errorOf(connect({ kiwoom: KIWOOM, koreainvestment: KIS }))).toEqual({
      message:
        'The configuration is wrong: broker is required where several have settings: kiwoom, koreainvestment.',
      issues: [
        {
          setting: 'broker',
          message: 'is required where several have settings: kiwoom, koreainvestment',
        },
      ],
    });
  });

  it('needs settings of the broker that is named', () => {
    const { issues } = errorOf(connect({ broker: 'kiwoom', koreainvestment: KIS }));
    expect(issues).toEqual([
      { setting: 'kiwoom', message: 'is required: it is the chosen broker' },
    ]);
  });

  it('needs settings of somebody', () => {
    expect(errorOf(connect({})).message).toBe(
      'The configuration is wrong: kiwoom or koreainvestment is required: no broker has settings.',
    );
    expect(settingsOf(connectAll({}))).toEqual(['kiwoom or koreainvestment']);
  });

  it('knows no broker but those it knows', () => {
    const { issues } = errorOf(connect(given({ broker: 'daishin', kiwoom: KIWOOM })));
    expect(issues).toEqual([
      { setting: 'broker', message: 'must be one of kiwoom, koreainvestment' },
    ]);
  });

  it.each([[undefined], [null], ['kiwoom'], [7], [[]], [() => ({})]])(
    'takes an object, and %j is none',
    (config) => {
      const issues = [{ setting: 'config', message: 'must be an object' }];
      expect(errorOf(connect(given(config))).issues).toEqual(issues);
      expect(errorOf(connectAll(given(config))).issues).toEqual(issues);
    },
  );

  it.each([[null], ['key'], [[]]])('takes settings in an object, and %j is none', (settings) => {
    expect(errorOf(connect(given({ kiwoom: settings }))).issues).toEqual([
      { setting: 'kiwoom', message: 'must be an object' },
    ]);
  });
});

describe('everything that is wrong is reported at once', () => {
  const bad = {
    broker: 'kiwoom',
    kiwooom: {},
    tokenFolder: 5,
    koreainvestment: { appKey: '', timeoutMS: 5, customer: { type: 'corporate', phone: '1' } },
  };

  it('by its path, the choice too', () => {
    const ofCustomer = 'personalSecretKey sequenceNumber ipAddress phoneNumber phone'.split(' ');
    const expected = [
      ...'tokenFolder kiwooom kiwoom'.split(' '),
      ...['appKey', 'appSecret', 'timeoutMS'].map((it) => `koreainvestment.${it}`),
      ...ofCustomer.map((it) => `koreainvestment.customer.${it}`),
    ];
    const error = errorOf(connect(given(bad)));
    expect(error.issues.map(({ setting }) => setting).toSorted()).toEqual(expected.toSorted());
    for (const { setting, message } of error.issues)
      expect(error.message).toContain(`${setting} ${message}`);
  });

  it('by connectAll as well, of every broker', () => {
    const config = { ...bad, kiwoom: { secretKey: 's', colour: 1 } };
    expect(settingsOf(connectAll(given(config)))).toEqual(
      expect.arrayContaining([
        'kiwooom',
        'kiwoom.appKey',
        'kiwoom.colour',
        'koreainvestment.appKey',
      ]),
    );
  });

  it('a misspelt name with what there is instead', () => {
    const { issues } = errorOf(connect(given({ kiwom: KIWOOM })));
    expect(issues).toEqual([
      {
        setting: 'kiwom',
        message:
          'is not a setting; there are broker, tokens, tokenFolder, store, plan, kiwoom, koreainvestment',
      },
      { setting: 'kiwoom or koreainvestment', message: 'is required: no broker has settings' },
    ]);
  });

  it('names that objects have anyway are no settings either', () => {
    const config: unknown = JSON.parse(
      '{"constructor": {}, "__proto__": {"broker": "kiwoom"}, "kiwoom": {"__proto__": {"appKey": "k"}}}',
    );
    expect(settingsOf(connect(given(config))).toSorted()).toEqual([
      '__proto__',
      'constructor',
      ...['__proto__', 'appKey', 'secretKey'].map((it) => `kiwoom.${it}`),
    ]);
  });

  it('a bad folder once, not once for every broker', () => {
    const config = { broker: 'kiwoom', tokenFolder: '', kiwoom: KIWOOM, koreainvestment: KIS };
    expect(errorOf(connect(given(config))).issues).toEqual([
      { setting: 'tokenFolder', message: 'must be a folder' },
    ]);
  });
});

describe('no message holds a value', () => {
  const SECRETS = [
    'hunter2-key',
    'hunter2 secret',
    'hunter2-broker',
    'hunter2-environment',
    'http://hunter2:pw@example.com/',
    'hunter2-folder',
    'hunter2-phone',
    'hunter2-type',
    'hunter2-number',
  ];
  const told = (error: ConfigError): string => `${error.message}${JSON.stringify(error)}`;
  const config = given({
    broker: SECRETS[2],
    tokenFolder: { at: SECRETS[5] },
    kiwoom: {
      appKey: SECRETS[0],
      secretKey: SECRETS[1],
      environment: SECRETS[3],
      baseUrl: SECRETS[4],
      timeoutMs: SECRETS[8],
      requestsPerSecond: SECRETS[8],
      proxy: SECRETS[8],
      tokens: SECRETS[5],
      tokenFolder: [SECRETS[5]],
      onEvent: SECRETS[0],
      unknown: SECRETS[0],
    },
    koreainvestment: {
      appKey: { key: SECRETS[0] },
      appSecret: [SECRETS[1]],
      customer: { type: SECRETS[7], phoneNumber: SECRETS[6] },
    },
    $schema: SECRETS[4],
    misspelt: SECRETS[0],
  });

  it.each([
    ['connect', () => connect(config)],
    ['connectAll', () => connectAll(config)],
  ] as const)('%s', (_, open) => {
    const error = errorOf(open() as Result<unknown, ConfigError>);
    expect(error.issues.length).toBeGreaterThan(14);
    for (const value of ['hunter2', 'example.com', ...SECRETS])
      expect(told(error)).not.toContain(value);
  });

  it('nor what an adapter throws', () => {
    const broker = mine({
      open: () => {
        throw new Error('the key hunter2-key is bad');
      },
    });
    const error = errorOf(connect({ mine: {} }, { brokers: [broker] }));
    expect(error.issues).toEqual([
      { setting: 'mine', message: 'could not be opened with these settings' },
    ]);
  });
});

describe('the folder of the tokens', () => {
  const opening = (config: unknown) => {
    const broker = mine();
    expect(connect(given(config), { brokers: [broker] }).isOk()).toBe(true);
    return broker.opened;
  };

  it('is every broker’s', () => {
    expect(opening({ tokenFolder: '/t', mine: { a: 1 } })).toEqual([{ a: 1, tokenFolder: '/t' }]);
  });

  it('is not given to one that has its own, or its own store', () => {
    const own = { tokenFolder: '/own' };
    expect(opening({ tokenFolder: '/t', mine: own })).toEqual([own]);
    const kept = { tokens: memoryTokenStore() };
    expect(opening({ tokenFolder: '/t', mine: kept })).toEqual([kept]);
  });

  it('is not given to one that knows no such setting', () => {
    const broker = mine({
      check: (settings) =>
        Object.keys(Object(settings) as object).map((path) => ({ path, message: 'is no setting' })),
    });
    const config = { tokenFolder: '/t', mine: {} };
    expect(connect(config, { brokers: [broker] }).isOk()).toBe(true);
    expect(broker.opened).toEqual([{}]);
  });

  it('beside a store of one’s own is fine for both brokers', async () => {
    const tokens = memoryTokenStore();
    const config = {
      broker: 'kiwoom',
      tokenFolder: '/t',
      kiwoom: { ...KIWOOM, tokens },
      koreainvestment: KIS,
    };
    expect(await brokerOf(connect(given(config)))).toBe('kiwoom');
  });

  it('and a store of one broker’s are one too many', () => {
    const settings = { ...KIWOOM, tokens: memoryTokenStore(), tokenFolder: '/t' };
    expect(errorOf(connect({ kiwoom: settings })).issues).toEqual([
      { setting: 'kiwoom.tokenFolder', message: 'must not be given together with tokens' },
    ]);
  });
});

describe('a broker made elsewhere', () => {
  const brokers = [kiwoom, koreainvestment, mine()];

  it('is opened by its name, with its settings', async () => {
    const broker = mine();
    const config = { broker: 'mine', mine: { colour: 'red' }, kiwoom: KIWOOM };
    expect(await brokerOf(connect(config, { brokers: [kiwoom, broker] }))).toBe('mine');
    expect(broker.opened).toEqual([{ colour: 'red' }]);
  });

  it('is unknown where it was not brought', () => {
    expect(settingsOf(connect(given({ broker: 'mine', mine: {} })))).toEqual(['broker', 'mine']);
  });

  it('stands beside the others', async () => {
    const config = { kiwoom: KIWOOM, koreainvestment: KIS, mine: {} };
    expect(await brokersOf(connectAll(config, { brokers }))).toEqual([
      ['kiwoom', 'kiwoom'],
      ['koreainvestment', 'koreainvestment'],
      ['mine', 'mine'],
    ]);
    expect(errorOf(connect({}, { brokers })).message).toContain(
      'kiwoom or koreainvestment or mine is required',
    );
  });

  it('says itself what is wrong with its settings, by path', () => {
    const broker = mine({ check: () => [{ path: 'colour.depth', message: 'is too deep' }] });
    expect(errorOf(connect({ mine: {} }, { brokers: [broker] })).issues).toEqual([
      { setting: 'mine.colour.depth', message: 'is too deep' },
    ]);
  });

  it('that throws where it should check is a fault of the configuration, and its text stays out', () => {
    const broker = mine({
      check: () => {
        throw new Error('a secret');
      },
    });
    const { message } = errorOf(connect({ mine: {} }, { brokers: [broker] }));
    expect(message).toContain('mine could not be checked');
    expect(message).not.toContain('a secret');
  });

  it('needs a name that is its own', () => {
    const reserved = { ...mine(), name: 'broker' };
    const { issues } = errorOf(connect({}, { brokers: [kiwoom, reserved, kiwoom] }));
    expect(issues).toContainEqual({
      setting: 'broker',
      message: 'is a setting of its own and cannot name a broker',
    });
    expect(issues).toContainEqual({
      setting: 'kiwoom',
      message: 'is the name of more than one broker',
    });
  });

  it('may still refuse when it is opened, and its reasons are reported', () => {
    const broker = mine({
      open: () => {
        throw new SettingsError('createMine', [{ path: 'colour', message: 'must be red' }]);
      },
    });
    const issues = [{ setting: 'mine.colour', message: 'must be red' }];
    expect(errorOf(connect({ mine: {} }, { brokers: [broker] })).issues).toEqual(issues);
    expect(errorOf(connectAll({ mine: {} }, { brokers: [broker] })).issues).toEqual(issues);
  });
});

describe('connectAll', () => {
  it('opens every broker that has settings, whichever is named', async () => {
    const config = { broker: 'kiwoom', kiwoom: KIWOOM, koreainvestment: KIS } as const;
    expect(await brokersOf(connectAll(config))).toEqual([
      ['kiwoom', 'kiwoom'],
      ['koreainvestment', 'koreainvestment'],
    ]);
    expect(await brokersOf(connectAll({ koreainvestment: KIS }))).toEqual([
      ['koreainvestment', 'koreainvestment'],
    ]);
  });

  it('closes what it has opened where another cannot be', () => {
    const first = fakeSource('first');
    const brokers = [
      mine({ name: 'first', open: () => first }),
      mine({
        name: 'second',
        open: () => {
          throw new Error('no');
        },
      }),
    ];
    expect(settingsOf(connectAll({ first: {}, second: {} }, { brokers }))).toEqual(['second']);
    expect(first.seen.closed).toBe(1);
  });
});
