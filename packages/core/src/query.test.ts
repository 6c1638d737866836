import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities } from './capability.ts';
import type { Issue } from './error.ts';
import { MARKETS, MEASURES, VENUES } from './market.ts';
import { planFlow, planHoldings, type Terms } from './plan.ts';
import type { Question } from './question.ts';
import { SECTOR_IDS } from './sector.ts';
import { krxCalendar } from './calendar/trading-calendar.ts';
import { koreanInstant } from './calendar/trading-day.ts';

const EVERYTHING = {
  support: 'full',
  markets: MARKETS,
  sectors: { kospi: SECTOR_IDS, kosdaq: SECTOR_IDS },
  venues: VENUES,
  measures: MEASURES,
  sides: ['net'],
  history: { kind: 'any-day' },
} as const;
const capabilities: Capabilities = {
  investorFlow: EVERYTHING,
  sectorFlows: EVERYTHING,
  foreignHoldings: EVERYTHING,
};
const terms: Terms = {
  broker: 'somebody',
  capabilities,
  calendar: krxCalendar,
  now: koreanInstant('2026-07-01', 10),
};

const FIELDS: Readonly<Record<Question, readonly string[]>> = {
  investorFlow: ['market', 'sector', 'day', 'venue', 'measures'],
  sectorFlows: ['market', 'day', 'venue', 'measures'],
  foreignHoldings: ['stock', 'from', 'to', 'limit', 'venue'],
};
const QUESTIONS = Object.keys(FIELDS) as readonly Question[];
const good = (question: Question): object =>
  question === 'foreignHoldings' ? { stock: '005930' } : { market: 'kospi' };

/** What is wrong with the question; nothing when it was planned. */
function issuesOf(question: Question, query: unknown): readonly Issue[] | undefined {
  const planned =
    question === 'foreignHoldings' ? planHoldings(query, terms) : planFlow(question, query, terms);
  if (planned.isOk()) return undefined;
  expect(planned.error).toMatchObject({ kind: 'invalid', at: { operation: question } });
  return planned.error.kind === 'invalid' ? planned.error.issues : [];
}
const paths = (question: Question, query: unknown): readonly string[] | undefined =>
  issuesOf(question, query)?.map(({ path }) => path);

const trap = (): never => {
  throw new Error('caught');
};
const gone = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe.each(QUESTIONS)('%s', (question) => {
  const base = good(question);

  it('is planned when it is good', () => expect(issuesOf(question, base)).toBeUndefined());

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'kospi'],
    ['a number', 1],
    ['a list', [{ market: 'kospi', stock: '005930' }]],
    ['a function', () => base],
    ['a symbol', Symbol('kospi')],
    ['a proxy whose keys cannot be listed', new Proxy({ ...base }, { ownKeys: trap })],
    ['a proxy that cannot be read', new Proxy({ ...base }, { get: trap })],
    ['a revoked proxy', gone()],
    ['a getter that throws', Object.defineProperty({ ...base }, 'venue', { get: trap })],
    ['a field that is a revoked proxy', { ...base, venue: gone() }],
  ])('that is %s is no plain object', (_, query) => {
    expect(issuesOf(question, query)).toEqual([
      { path: '', message: 'the query must be a plain object' },
    ]);
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['a date', new Date()],
    ['a map', new Map(Object.entries(base))],
    ['a pattern', /kospi/],
  ])('that is %s lacks what is required', (_, query) => {
    expect(issuesOf(question, query)).toEqual([
      { path: FIELDS[question][0], message: 'is required' },
    ]);
  });

  it.each(['date', 'Day', 'market ', '', 'constructor', 'toString', '__proto__', '0'])(
    'refuses the unknown field %j, whatever it holds',
    (key) => {
      for (const value of ['2026-06-30', undefined, null, {}]) {
        const query = Object.defineProperty({ ...base }, key, { value, enumerable: true });
        expect(issuesOf(question, query)).toEqual([
          {
            path: key,
            message: `is not a field of this question, which has ${FIELDS[question].join(', ')}`,
          },
        ]);
      }
    },
  );

  it('is not fooled by JSON that names a prototype', () => {
    const text = `{"__proto__":{"venue":"krx"},${JSON.stringify(base).slice(1)}`;
    expect(paths(question, JSON.parse(text))).toEqual(['__proto__']);
    expect(({} as { venue?: unknown }).venue).toBeUndefined();
  });

  it('takes an object without a prototype, and a proxy that behaves', () => {
    expect(issuesOf(question, Object.assign(Object.create(null), base))).toBeUndefined();
    expect(issuesOf(question, new Proxy({ ...base }, {}))).toBeUndefined();
  });

  it('reads an instance of a class, its getters too, so that none silently means a default', () => {
    class Asked {
      readonly market = 'kospi';
      readonly stock = '005930';
      get venue(): string {
        return 'moon';
      }
    }
    const stray = question === 'foreignHoldings' ? 'market' : 'stock';
    expect(paths(question, new Asked())).toEqual([stray, 'venue']);
    expect(paths(question, Object.create({ ...base, venue: 'moon' }))).toEqual(['venue']);
  });

  it('names every fault at once', () => {
    const query = { ...Object.fromEntries(FIELDS[question].map((field) => [field, 0.5])), date: 1 };
    expect(paths(question, query)?.toSorted()).toEqual(['date', ...FIELDS[question]].toSorted());
  });
});

describe('the fields of a flow', () => {
  it.each([
    [{ market: 'KOSPI' }, ['market']],
    [{ market: ['kospi'] }, ['market']],
    [{ market: null }, ['market']],
    [{ venue: 'KRX' }, ['venue']],
    [{ sector: '001' }, ['sector']],
    [{ sector: '' }, ['sector']],
    [{ sector: 'venture' }, ['sector']],
    [{ measures: [] }, ['measures']],
    [{ measures: 'value' }, ['measures']],
    [{ measures: ['value', 'price'] }, ['measures']],
    [{ measures: ['value', undefined] }, ['measures']],
    [{ measures: [['value']] }, ['measures']],
    [{ measures: { 0: 'value', length: 1 } }, ['measures']],
    [{ measures: new Set(['value']) }, ['measures']],
    [{ sector: 'venture', day: '2026-07-04' }, ['sector', 'day']],
  ])('%j: trouble with %j', (more, expected) => {
    expect(paths('investorFlow', { market: 'kospi', ...more })).toEqual(expected);
  });

  it('have no sector when all sectors are asked for', () => {
    expect(paths('sectorFlows', { market: 'kospi', sector: 'all' })).toEqual(['sector']);
    expect(paths('sectorFlows', { market: 'kospi', sector: undefined })).toEqual(['sector']);
  });

  it('are read once, so that nothing changes between check and use', () => {
    let reads = 0;
    const shifty = {
      get market(): string {
        reads += 1;
        return reads === 1 ? 'kospi' : 'moon';
      },
    };
    expect(planFlow('investorFlow', shifty, terms).isOk()).toBe(true);
    expect(reads).toBe(1);
  });
});

it.each(['5930', '005930 ', '0197x0', '005930_NX', '', 5930, null, ['005930']])(
  'takes %j for no stock',
  (stock) => expect(paths('foreignHoldings', { stock })).toEqual(['stock']),
);

const anything = (): fc.Arbitrary<unknown> =>
  fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });

/** Values that are right often enough for a question to get through. */
const VALUES = {
  market: fc.oneof(fc.constantFrom<unknown>(...MARKETS), anything()),
  sector: fc.oneof(fc.constantFrom<unknown>(...SECTOR_IDS), anything()),
  day: fc.oneof(fc.constantFrom<unknown>('2026-06-30', '2026-07-04', '0001-01-01'), anything()),
  venue: fc.oneof(fc.constantFrom<unknown>(...VENUES), anything()),
  measures: fc.oneof(fc.array(fc.constantFrom<unknown>(...MEASURES)), anything()),
  stock: fc.oneof(fc.constant<unknown>('005930'), anything()),
  from: fc.oneof(fc.constant<unknown>('2026-06-01'), anything()),
  to: fc.oneof(fc.constant<unknown>('2026-06-30'), anything()),
  limit: fc.oneof(fc.nat(), anything()),
  date: anything(),
};

it('never throws, and never accepts a field it does not know, whatever it is asked', () => {
  const query = fc.oneof(anything(), fc.record(VALUES, { requiredKeys: [] }));
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), query, (question, asked) => {
      if (issuesOf(question, asked) !== undefined) return;
      expect(FIELDS[question]).toEqual(expect.arrayContaining(Object.keys(asked as object)));
    }),
    { numRuns: 2000 },
  );
});

it('never accepts one field too many', () => {
  const stray = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'valueOf', 'hasOwnProperty'));
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), stray, anything(), (question, key, value) => {
      fc.pre(!FIELDS[question].includes(key));
      const query = Object.defineProperty({ ...good(question) }, key, { value, enumerable: true });
      expect(paths(question, query)).toEqual([key]);
    }),
  );
});
