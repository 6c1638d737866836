/** What an entry takes in SQLite and in PostgreSQL, and what plans of them cost: the figures of docs/scale.md. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ask,
  isSeries,
  krxCalendar,
  orThrow,
  pages,
  type Question,
  sessionsBetween,
  type Source,
} from '@investor-flow/core';
import { openStore, type Store } from '@investor-flow/store';
import pg from 'pg';
import { type BrokerName, BROKERS, unpaced } from '../support/pair.ts';

const PG = 'postgres://postgres@127.0.0.1:5432';
const STOCKS = ['005930', '000660', '005380', '017670', '030200'];
const RANGE = { from: '2024-01-02', to: '2026-06-26' };
const MOMENTS = 120;
const A_MINUTE = 60_000;

interface Unit {
  readonly name: string;
  readonly question: Question;
  readonly broker: BrokerName;
  readonly queries: readonly object[];
  /** The same question again and again, a minute apart. */
  readonly moments?: number;
}
const both = { measures: ['value', 'volume'] };
const MARKETS = ['kospi', 'kosdaq'];
/** What is kept of a stock and day: its name, the question, and how many calls a second its broker allows. */
const OF_STOCKS = [
  ['a stock and day, Kiwoom, value', 'stockFlows', 'kiwoom', {}, 4],
  ['a stock and day, Kiwoom, value and volume', 'stockFlows', 'kiwoom', both, 4],
  [
    'a stock and day, Korea Investment, value and volume',
    'stockFlows',
    'koreainvestment',
    both,
    15,
  ],
  ['a holding and day, Kiwoom', 'foreignHoldings', 'kiwoom', {}, 4],
] as const;
const UNITS: readonly Unit[] = [
  ...OF_STOCKS.map(([name, question, broker, more]) => ({
    name,
    question,
    broker,
    queries: STOCKS.map((stock) => ({ stock, ...RANGE, ...more })),
  })),
  ...BROKERS.flatMap((broker) =>
    MARKETS.map((market): Unit => ({
      name: `every sector of ${market} at one moment, ${broker}`,
      question: 'sectorFlows',
      broker,
      queries: [{ market }],
      moments: MOMENTS,
    })),
  ),
];

await using pair = await unpaced(
  { now: '2026-06-29T10:00:00+09:00' },
  { requestsPerSecond: 1_000_000 },
);
const { sandbox } = pair;
const sources: Readonly<Record<BrokerName, Source>> = pair;
const folder = mkdtempSync(join(tmpdir(), 'investor-flow-scale-'));
const admin = new pg.Pool({ connectionString: `${PG}/test`, max: 1 });

type Answer = readonly [query: object, rows: readonly object[]];
async function answersOf({
  question,
  broker,
  queries,
  moments = 1,
}: Unit): Promise<readonly Answer[]> {
  const source = sources[broker];
  const answers: Answer[] = [];
  for (const query of queries)
    for (let moment = 0; moment < moments; moment += 1) {
      if (isSeries(question))
        for await (const page of pages(source, question, query as never))
          answers.push([query, orThrow(page) as never]);
      else answers.push([query, orThrow(await ask(source, question, query as never)) as never]);
      if (moments > 1) await sandbox.clock.advance(A_MINUTE);
    }
  return answers;
}

async function kept(store: Store, { question, broker }: Unit, answers: readonly Answer[]) {
  const began = performance.now();
  for (const [query, rows] of answers) {
    const days = isSeries(question)
      ? rows.map((row) => (row as { readonly day: string }).day).toSorted()
      : [];
    const range = days.length === 0 ? {} : { from: days[0], to: days.at(-1) };
    orThrow(
      await store.append(question, { ...query, ...range } as never, rows as never, { broker }),
    );
  }
  return performance.now() - began;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say('| one entry of the store | JSON | SQLite | PostgreSQL | written in SQLite | in PostgreSQL |');
say('|---|---:|---:|---:|---:|---:|');
const size = new Map<string, readonly [sqlite: number, postgres: number]>();
for (const [place, unit] of UNITS.entries()) {
  const answers = await answersOf(unit);
  const rows = answers.flatMap(([, some]) => some);
  const entries = isSeries(unit.question) ? rows.length : answers.length;
  const json = JSON.stringify(rows).length / entries;

  const file = join(folder, `${place}.db`);
  const small = orThrow(await openStore(file, sandbox));
  const smallMs = await kept(small, unit, answers);
  await small.close();

  const database = `investor_flow_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${database}`);
  const large = orThrow(await openStore(`${PG}/${database}`, sandbox));
  const largeMs = await kept(large, unit, answers);
  await large.close();
  const pool = new pg.Pool({ connectionString: `${PG}/${database}`, max: 1 });
  // A connection that is on its way out may still hear that its database goes.
  pool.on('error', () => undefined);
  const {
    rows: [total],
  } = await pool.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relname like 'investor_flow%'`,
  );
  await pool.end();
  await admin.query(`drop database ${database} with (force)`);

  const [sqlite, postgres] = [statSync(file).size / entries, Number(total?.bytes) / entries];
  size.set(unit.name, [sqlite, postgres]);
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
  const each = (ms: number): string => `${(ms / entries).toFixed(2)} ms`;
  say(
    `| ${unit.name} | ${kb(json)} | ${kb(sqlite)} | ${kb(postgres)} | ${each(smallMs)} | ${each(largeMs)} |`,
  );
}

const DAYS = sessionsBetween(krxCalendar, '2011-07-01', '2026-06-26');
const SUBJECTS = 2700;
say(`\n2,700 stocks × ${DAYS.length} sessions`);
say(
  '| | calls a stock | calls | one key | ten keys | SQLite | PostgreSQL |\n|---|---:|---:|---:|---:|---:|---:|',
);
for (const [unit, question, broker, more, perSecond] of OF_STOCKS) {
  const query = { stock: '005930', from: DAYS[0], to: DAYS.at(-1), ...more };
  const { calls } = orThrow(sources[broker].estimate(question, query as never));
  const hours = (calls * SUBJECTS) / perSecond / 3600;
  const [sqlite = NaN, postgres = NaN] = size.get(unit) ?? [];
  const gb = (bytes: number): string => `${((bytes * DAYS.length * SUBJECTS) / 1e9).toFixed(1)} GB`;
  say(
    `| ${question}, ${unit} | ${calls} | ${calls * SUBJECTS} | ${hours.toFixed(1)} h | ${(hours / 10).toFixed(1)} h | ${gb(sqlite)} | ${gb(postgres)} |`,
  );
}

const MINUTES = 691;
const SESSIONS = sessionsBetween(krxCalendar, '2021-07-01', '2026-06-26').length;
say(`\nboth markets × ${MINUTES} minutes × ${SESSIONS} sessions`);
for (const broker of BROKERS) {
  const sums = [0, 1].map((which) =>
    MARKETS.reduce(
      (sum, market) =>
        sum + (size.get(`every sector of ${market} at one moment, ${broker}`)?.[which] ?? NaN),
      0,
    ),
  );
  const [sqlite = NaN, postgres = NaN] = sums.map((bytes) => bytes * MINUTES);
  say(
    `${broker}: ${(sqlite / 1e6).toFixed(1)} MB a day, ${((sqlite * SESSIONS) / 1e9).toFixed(1)} GB in SQLite, ${((postgres * SESSIONS) / 1e9).toFixed(1)} GB in PostgreSQL`,
  );
}

await admin.end();
rmSync(folder, { recursive: true, force: true });
