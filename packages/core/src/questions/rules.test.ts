import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planning, planOrKind } from '../__fixtures__/planned.ts';
import { fieldsOf, GOOD, having, least, most } from '../__fixtures__/questions.ts';
import { errorOf } from '../__fixtures__/results.ts';
import type { Issue } from '../issue.ts';
import type { Field } from './fields.ts';
import { type Question, QUESTIONS, specOf } from './index.ts';

/** What is wrong with a query; nothing when it was not called invalid. */
function issuesOf(question: Question, query: unknown): readonly Issue[] {
  const plan = planning(question, query);
  if (plan.isOk() || plan.error.kind !== 'invalid') return [];
  expect(plan.error.at).toEqual({ broker: 'somebody', operation: question });
  return plan.error.issues;
}
const paths = (question: Question, query: unknown) =>
  issuesOf(question, query).map((it) => it.path);

const trap = (): never => {
  throw new Error('caught');
};
const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe.each(QUESTIONS)('%s', (question) => {
  const base = least(question);
  const required = specOf(question).fields.required.map((path) => ({
    path,
    message: 'is required',
  }));
  const last = fieldsOf(question).at(-1) ?? 'market';

  it('takes its required fields alone, and all of its fields', () => {
    expect(issuesOf(question, base)).toEqual([]);
    expect(issuesOf(question, most(question))).toEqual([]);
    expect(issuesOf(question, Object.assign(Object.create(null), base))).toEqual([]);
    expect(issuesOf(question, new Proxy({ ...base }, {}))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'kospi'],
    ['a list', [base]],
    ['a function', () => base],
    ['a proxy whose keys cannot be listed', new Proxy({ ...base }, { ownKeys: trap })],
    ['a proxy that cannot be read', new Proxy({ ...base }, { get: trap })],
    ['a revoked proxy', revoked()],
    [
      'an object with a getter that throws',
      Object.defineProperty({ ...base }, last, { get: trap }),
    ],
    ['an object with a field that is a revoked proxy', { ...base, [last]: revoked() }],
  ])('refuses %s as no plain object', (_, query) => {
    expect(issuesOf(question, query)).toEqual([
      { path: '', message: 'the query must be a plain object' },
    ]);
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['a date', new Date()],
    ['a map', new Map(Object.entries(base))],
  ])('misses the required fields in %s', (_, query) => {
    expect(issuesOf(question, query)).toEqual(required);
  });

  it.each(['date', 'Day', 'market ', '', 'constructor', '__proto__', '0'])(
    'refuses the unknown field %j, whatever it holds',
    (key) => {
      const message = `is not a field of this question, which has ${fieldsOf(question).join(', ')}`;
      for (const value of ['2026-06-30', undefined, null, {}]) {
        const query = Object.defineProperty({ ...base }, key, { value, enumerable: true });
        expect(issuesOf(question, query)).toEqual([{ path: key, message }]);
      }
    },
  );

  it('reads inherited fields and getters once, so that none silently means a default', () => {
    let reads = 0;
    const query = Object.create({
      ...base,
      get [last]() {
        reads += 1;
        return reads === 1 ? GOOD[last] : 'moon';
      },
    }) as unknown;
    expect(issuesOf(question, query)).toEqual([]);
    expect(reads).toBe(1);
    expect(paths(question, Object.create({ ...base, [last]: 0.5 }))).toEqual([last]);
  });

  it('names every fault at once', () => {
    const wrong = Object.fromEntries(fieldsOf(question).map((field) => [field, 0.5]));
    expect(paths(question, { ...wrong, date: 1 })).toEqual(['date', ...fieldsOf(question)]);
  });
});

const DAYS = [
  '2026-02-30',
  '20260630',
  '2026-06-30T00:00:00Z',
  '',
  'today',
  20_260_630,
  new Date(),
  null,
];
const COUNTS = [0, -1, 1.5, NaN, Infinity, 2 ** 53, '5', null, 5n];
const WORDS = ['', 'KOSPI', 'moon', 1, null, ['value'], {}];
const BAD: { readonly [F in Field]: readonly unknown[] } = {
  market: WORDS,
  sector: [...WORDS, '001'],
  stock: ['5930', '005930 ', '0197x0', '005930_NX', '', 5930, null, ['005930']],
  day: DAYS,
  from: DAYS,
  to: DAYS,
  limit: COUNTS,
  venue: [...WORDS, 'KRX'],
  measures: [
    [],
    'value',
    ['value', 'price'],
    ['value', undefined],
    [['value']],
    { 0: 'value', length: 1 },
    new Set(['value']),
    null,
  ],
  by: WORDS,
  side: [...WORDS, 'net'],
  investor: [...WORDS, 'individual'],
  sessions: COUNTS,
};

describe.each(Object.keys(BAD) as Field[])('the field %s', (field) => {
  it.each(BAD[field].map((value) => [value]))(
    'refuses %o in every question that has it',
    (value) => {
      for (const question of having(field))
        expect(paths(question, { ...least(question), [field]: value })).toEqual([field]);
    },
  );
});

describe('fields that do not fit together', () => {
  it.each([
    ['kospi', 'venture'],
    ['kosdaq', 'insurance'],
    ['kospi200-futures', 'large-cap'],
  ])('%s has no sector %s', (market, sector) => {
    for (const question of having('sector'))
      expect(issuesOf(question, { ...least(question), market, sector })).toEqual([
        { path: 'sector', message: `${market} has no sector ${sector}` },
      ]);
  });

  it.each([
    [{ from: '2026-06-30', to: '2026-06-29' }, 'invalid from'],
    [{ from: '2026-07-02' }, 'invalid from'],
    [{ from: '2026-07-03', to: '2026-07-02' }, 'invalid from,from'],
  ])('a range of %j is %s', (range, answer) => {
    for (const question of having('from'))
      expect(planOrKind(question, { ...least(question), ...range })).toBe(answer);
  });

  it.each([
    { from: '2026-06-27', to: '2026-06-28' },
    { from: '2026-07-01', to: '2126-01-01' },
    { from: '1956-03-03' },
    { limit: 100_000 },
  ])('a range of %j is fine', (range) => {
    for (const question of having('from'))
      expect(issuesOf(question, { ...least(question), ...range })).toEqual([]);
  });
});

it('an unknown question is invalid', () => {
  const error = errorOf(planning('orders' as Question, {}));
  expect(error).toMatchObject({ kind: 'invalid', issues: [{ path: 'question' }] });
});

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
});

it('nothing is thrown and no unknown field is taken, whatever is asked', () => {
  const values = Object.entries(GOOD).map(([field, good]) => [
    field,
    fc.oneof(fc.constant(good), anything),
  ]);
  const records = fc.record(Object.fromEntries([...values, ['date', anything]]), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), fc.oneof(anything, records), (question, query) => {
      if (planning(question, query).isErr()) return;
      expect(fieldsOf(question)).toEqual(expect.arrayContaining(Object.keys(query as object)));
    }),
    { numRuns: 2000 },
  );
});
