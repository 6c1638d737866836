import { readFileSync } from 'node:fs';
import { orThrow, type Source } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { planJsonSchema } from './plan-schema.ts';

const kiwoom = createKiwoom({ appKey: 'A'.repeat(30), secretKey: 'B'.repeat(30) });
const koreainvestment = createKoreaInvestment({
  appKey: 'C'.repeat(36),
  appSecret: 'D'.repeat(180),
});
const sources = { kiwoom, koreainvestment };
const now = Date.parse('2026-07-01T10:00:00+09:00');
const clock = { now: () => now, sleep: () => Promise.resolve() };

const issuesOf = (entries: unknown, of: Readonly<Record<string, Source>> = sources) =>
  checkPlan({ entries }, of, { clock }).match(
    () => [],
    ({ issues }) => issues.map(({ path, message }) => `${path} ${message}`),
  );
const checked = (entries: unknown) => orThrow(checkPlan({ entries }, sources, { clock }));

describe('a plan', () => {
  it('asks every broker that offers the question, unless one is named', () => {
    const [every, named] = checked([
      { question: 'investorFlow', query: { market: 'kospi' }, when: 'every', everyMs: 60_000 },
      {
        question: 'investorFlow',
        broker: 'kiwoom',
        query: { market: 'kospi' },
        when: 'after-rest',
      },
    ]);
    expect(every?.targets.map(({ broker }) => broker)).toEqual(['kiwoom', 'koreainvestment']);
    expect(named?.targets).toEqual([{ broker: 'kiwoom', query: { market: 'kospi' } }]);
  });

  it('fills one field with each of many values', () => {
    const [markets, stocks, all] = checked([
      {
        question: 'sectorFlows',
        broker: 'kiwoom',
        each: { markets: ['kospi', 'kosdaq'] },
        when: 'every',
        everyMs: 60_000,
      },
      {
        question: 'stockFlows',
        broker: 'kiwoom',
        query: { measures: ['volume'] },
        each: { stocks: ['005930', '0197X0'] },
        when: 'after-rest',
      },
      {
        question: 'stockFlows',
        each: { stocks: { market: 'kospi' } },
        when: 'backfill',
        from: '2011-01-03',
      },
    ]);
    expect(markets?.targets.map(({ query }) => query)).toEqual([
      { market: 'kospi' },
      { market: 'kosdaq' },
    ]);
    expect(stocks?.targets[1]?.query).toEqual({ measures: ['volume'], stock: '0197X0' });
    expect(all?.listing).toEqual({
      market: 'kospi',
      lister: 'kiwoom',
      brokers: ['kiwoom', 'koreainvestment'],
      query: {},
    });
  });

  it('asks each market where it is served', () => {
    const [entry] = checked([
      { question: 'investorFlow', each: { markets: ['kospi', 'etf'] }, when: 'after-rest' },
    ]);
    expect(
      entry?.targets.map(({ broker, query }) => `${broker} ${String(query['market'])}`),
    ).toEqual(['kiwoom kospi', 'koreainvestment kospi', 'koreainvestment etf']);
  });
});

it('twenty faults are twenty sentences, each with its path', () => {
  const issues = issuesOf([
    { question: 'flows', when: 'every' },
    { question: 'investorFlow', query: { market: 'kospi' }, when: 'daily' },
    { question: 'investorFlow', query: { market: 'kospi' }, when: 'every' },
    { question: 'investorFlow', query: { market: 'kospi' }, when: 'every', everyMs: 10 },
    { question: 'investorFlow', query: { market: 'kospi' }, when: 'after-rest', everyMs: 60_000 },
    { question: 'investorFlow', query: { market: 'nasdaq' }, when: 'after-rest' },
    { question: 'investorFlow', query: {}, when: 'after-rest' },
    { question: 'investorFlow', query: { market: 'kospi', day: '2026-06-30' }, when: 'after-rest' },
    { question: 'investorFlow', query: { market: 'kospi', date: 'x' }, when: 'after-rest' },
    { question: 'investorFlow', broker: 'kiwom', query: { market: 'kospi' }, when: 'after-rest' },
    { question: 'investorFlow', broker: 'kiwoom', query: { market: 'etf' }, when: 'after-rest' },
    { question: 'flowHistory', query: { market: 'kospi' }, when: 'every', everyMs: 60_000 },
    { question: 'sectorIndexes', query: { market: 'kospi' }, when: 'backfill' },
    { question: 'flowHistory', query: { market: 'kospi' }, when: 'backfill', from: '2026-02-30' },
    {
      question: 'flowHistory',
      query: { market: 'kospi' },
      when: 'backfill',
      from: '2026-05-04',
      to: '2026-04-01',
    },
    { question: 'flowHistory', query: { market: 'kospi' }, when: 'after-rest', from: '2026-05-04' },
    { question: 'stockFlows', each: { markets: ['kospi'] }, when: 'after-rest' },
    {
      question: 'stockFlows',
      query: { stock: '005930' },
      each: { stocks: ['000660'] },
      when: 'after-rest',
    },
    { question: 'stockFlows', each: { stocks: ['005930', '5930'] }, when: 'after-rest' },
    { question: 'stockFlows', each: { stocks: ['005930'] }, when: 'after-rest', wenn: 1 },
  ]);
  expect(issues.map((it) => it.slice(0, it.indexOf(' ')))).toEqual(
    [
      'entries.0.question',
      'entries.1.when',
      'entries.3.everyMs',
      'entries.19.wenn',
      'entries.2.everyMs',
      'entries.4.everyMs',
      'entries.5.query.market',
      'entries.6.query.market',
      'entries.7.query.day',
      'entries.8.query.date',
      'entries.9.broker',
      'entries.10',
      'entries.11.when',
      'entries.12.when',
      'entries.14.from',
      'entries.15.from',
      'entries.16.each.markets',
      'entries.17.query.stock',
      'entries.18.each.stocks.1',
    ].toSpliced(3, 0, 'entries.13.from'),
  );
  expect(issues).toHaveLength(20);
});

it.each([[['kiwoom']], [[{ toString: 0 }]], [5]])(
  'a broker is a name, and %j is none',
  (broker) => {
    const query = { market: 'kospi' };
    const [issue, ...others] = issuesOf([
      { question: 'investorFlow', broker, query, when: 'after-rest' },
    ]);
    expect([issue, others]).toEqual([
      expect.stringContaining('entries.0.broker must be the name of a broker'),
      [],
    ]);
  },
);

it('names who would answer where no source does', () => {
  expect(
    issuesOf(
      [
        {
          question: 'sectorStocks',
          query: { market: 'kospi', sector: 'chemicals' },
          when: 'after-rest',
        },
      ],
      { koreainvestment },
    ),
  ).toEqual([expect.stringContaining('entries.0 is answered by no source: koreainvestment:')]);
  expect(
    issuesOf(
      [{ question: 'stockFlows', each: { stocks: { market: 'kospi' } }, when: 'after-rest' }],
      { koreainvestment },
    ),
  ).toEqual(['entries.0.each.stocks no source lists the stocks of kospi: name their codes']);
  expect(
    issuesOf([{ question: 'stocks', query: { market: 'kospi' }, when: 'after-rest' }], {}),
  ).toEqual(['entries.0 is answered by no source: there is none']);
});

it.each([undefined, null, 5, [], {}, { entries: 'x' }, { entries: [] }, { entries: [null] }])(
  'refuses %j',
  (plan) => expect(checkPlan(plan, sources, { clock }).isErr()).toBe(true),
);

it('never throws, whatever it is given', () => {
  const entry = fc.record(
    {
      question: fc.oneof(fc.constantFrom('investorFlow', 'stockFlows', 'stocks'), fc.anything()),
      broker: fc.oneof(fc.constantFrom('kiwoom', '__proto__', 'constructor'), fc.anything()),
      query: fc.oneof(fc.constant({ market: 'kospi' }), fc.anything()),
      each: fc.oneof(
        fc.record({ markets: fc.anything() }),
        fc.record({ stocks: fc.anything() }),
        fc.anything(),
      ),
      when: fc.oneof(fc.constantFrom('every', 'after-rest', 'backfill'), fc.anything()),
      from: fc.oneof(fc.constant('2026-01-05'), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
      checkPlan({ entries }, sources, { clock });
    }),
    { numRuns: 300 },
  );
});

it('the committed schema is the one of the code (npm run plan-schema renews it)', () => {
  const file = new URL('../../plan.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(planJsonSchema());
});
