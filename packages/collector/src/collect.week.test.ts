import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orThrow, sessionsBetween, krxCalendar, settledAt } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { keptDays, openStore, type Store } from '@investor-flow/store';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteEngine } from '../../store/src/engine/sqlite.ts';
import { killableRun } from './__fixtures__/killable.ts';
import { type SimulatedClock, simulatedClock } from './__fixtures__/simulated-clock.ts';
import { type Report } from './agenda/run-plan.ts';
import { collect } from './collect.ts';
import type { Plan } from './plan/plan.ts';

const at = (time: string): number => Date.parse(`${time}+09:00`);
const STOCKS = ['005930', '000660'];
const BACKFILL = { from: '2026-06-12', to: '2026-06-26' };
const WEEK = sessionsBetween(krxCalendar, '2026-06-29', '2026-07-03');
const PLAN: Plan = {
  entries: [
    { question: 'investorFlow', query: { market: 'kospi' }, when: 'every', everyMs: 7_200_000 },
    {
      question: 'sectorFlows',
      broker: 'kiwoom',
      each: { markets: ['kospi', 'kosdaq'] },
      when: 'after-rest',
    },
    { question: 'foreignHoldings', broker: 'kiwoom', each: { stocks: STOCKS }, when: 'after-rest' },
    {
      question: 'flowHistory',
      broker: 'kiwoom',
      query: { market: 'kospi' },
      when: 'backfill',
      ...BACKFILL,
    },
  ],
};

let sandbox: Sandbox;
let clock: SimulatedClock;
let folder: string;
let store: Store;
const output: string[] = [];
const ends: string[] = [];

/** What happens in the week: faults, a full disk, and four kills. */
const EVENTS: readonly (readonly [string, (world: World) => void | Promise<void>])[] = [
  ['2026-06-28T09:00:05', ({ kill }) => kill()],
  ['2026-06-29T10:55:00', ({ fault }) => fault('server-error', 40)],
  ['2026-06-29T20:30:10', ({ kill }) => kill()],
  ['2026-06-30T11:00:00', ({ fault }) => fault('renamed-column', 2)],
  ['2026-06-30T20:29:00', ({ fault }) => fault('token-killed', 1)],
  ['2026-07-01T10:59:00', ({ disk }) => disk('full')],
  ['2026-07-01T11:58:00', ({ disk }) => disk('free')],
  ['2026-07-01T20:29:00', ({ fault }) => fault('torn-json', 2)],
  ['2026-07-02T07:30:01', ({ kill }) => kill()],
  ['2026-07-02T12:00:00', ({ fault }) => fault('html', 3)],
  ['2026-07-02T20:35:00', ({ kill }) => kill()],
];

interface World {
  readonly kill: () => void;
  readonly fault: (name: Parameters<Sandbox['faults']['add']>[0], times: number) => void;
  readonly disk: (state: 'full' | 'free') => Promise<void>;
}

const opened: (Store | { close(): Promise<void> })[] = [];

function sourcesNow() {
  const shared = { clock: clock.within, requestsPerSecond: 1000, timeoutMs: 2000 };
  const log = (event: unknown): unknown => output.push(JSON.stringify(event));
  const kiwoom = createKiwoom({ ...sandbox.kiwoom, ...shared, onEvent: log });
  const ki = createKoreaInvestment({ ...sandbox.koreainvestment, ...shared, onEvent: log });
  opened.push(kiwoom, ki);
  return { kiwoom, koreainvestment: ki };
}

/** Starts the collector again and again, as a supervisor does, until the week is over. */
async function supervised(file: string, until: AbortSignal): Promise<Report> {
  let killed: () => void = () => undefined;
  let kill: () => void = () => undefined;
  void happen(file, () => {
    kill();
    killed();
  });
  for (;;) {
    const run = killableRun(clock, sourcesNow());
    kill = run.kill;
    const death = new Promise<'killed'>((resolve) => {
      killed = () => resolve('killed');
    });
    clock.calls.began();
    store = orThrow(await openStore(file, { clock: run.clock }));
    clock.calls.ended();
    opened.push(store);
    const report = collect(PLAN, {
      ...run,
      store,
      signal: until,
      onProgress: (progress) => output.push(JSON.stringify(progress)),
    });
    const end = await Promise.race([report, death]);
    if (end === 'killed') {
      ends.push('killed');
      continue;
    }
    const it = orThrow(end);
    ends.push(it.ended);
    if (it.ended === 'aborted') return it;
    output.push(it.ended === 'store-failed' ? it.reason : '');
    await clock.sleep(900_000);
  }
}

async function happen(file: string, kill: () => void): Promise<void> {
  for (const [time, does] of EVENTS) {
    await clock.sleep(at(time) - clock.now());
    await does({
      kill,
      fault: (name, times) => void sandbox.faults.add(name, { broker: 'kiwoom', times }),
      disk: async (state) => {
        const { db, close } = await sqliteEngine(file);
        await sql
          .raw(
            state === 'full'
              ? `create trigger disk_full before insert on investor_flow_entry begin select raise(abort, 'database or disk is full'); end`
              : 'drop trigger disk_full',
          )
          .execute(db);
        await close();
      },
    });
  }
}

let report: Report;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 23, now: at('2026-06-28T09:00:00') });
  sandbox.quotas.kiwoom = 1e6;
  sandbox.quotas.koreainvestment = 1e6;
  clock = simulatedClock(sandbox.clock);
  folder = mkdtempSync(join(tmpdir(), 'investor-flow-week-'));
  const week = new AbortController();
  void clock.sleep(at('2026-07-04T08:00:00') - clock.now()).then(() => week.abort());
  report = await supervised(join(folder, 'flow.db'), week.signal);
}, 180_000);

afterAll(async () => {
  clock.stop();
  for (const it of opened) await it.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a week with a broker that is down, wrong bodies, a dead token, a full disk and four kills', () => {
  it('went as it was meant to', () => {
    expect(ends.filter((it) => it === 'killed')).toHaveLength(4);
    expect(ends.filter((it) => it === 'store-failed').length).toBeGreaterThan(2);
    expect(ends.at(-1)).toBe('aborted');
    expect(output.filter((it) => it.includes('disk is full')).length).toBeGreaterThan(2);
  });

  it('keeps every session of the week, settled, with the figures of the truth', async () => {
    for (const day of WEEK)
      for (const stock of STOCKS) {
        const [row] = orThrow(await store.read('foreignHoldings', { stock, from: day, to: day }));
        expect(row?.heldShares).toBe(sandbox.truth.holding(stock, day)?.heldShares);
        const kept = orThrow(await keptDays(store, 'foreignHoldings', { stock }));
        expect([day, kept.of(day)?.isSettled]).toEqual([day, true]);
      }
    for (const day of WEEK)
      for (const market of ['kospi', 'kosdaq'] as const) {
        const kept = orThrow(await keptDays(store, 'sectorFlows', { market }));
        expect([day, kept.of(day)?.isSettled]).toEqual([day, true]);
        const [all] = orThrow(await store.read('sectorFlows', { market, day }));
        const truth = sandbox.truth.flow({ market, day }).value.foreign.net;
        expect(Math.abs((all?.value?.foreign?.net ?? NaN) - truth)).toBeLessThanOrEqual(1e8);
      }
  });

  it('asks for each settled day once', async () => {
    const query = { market: 'kospi', ...BACKFILL } as const;
    const days = sessionsBetween(krxCalendar, BACKFILL.from, BACKFILL.to);
    const past = orThrow(await store.coverage('flowHistory', query));
    expect([past.days, past.missing]).toEqual([days, []]);
    expect(past.observations).toBe(days.length);
    for (const market of ['kospi', 'kosdaq'] as const)
      for (const day of WEEK) {
        const seen = orThrow(await store.observations('sectorFlows', { market, day }));
        const times = seen.map((rows) => Date.parse(rows[0]?.observedAt ?? ''));
        expect(times.filter((it) => it >= settledAt(day))).toHaveLength(1);
      }
  });

  it('samples the course of each day at both brokers, but for what failed', async () => {
    for (const broker of ['kiwoom', 'koreainvestment'])
      for (const day of WEEK) {
        const query = { market: 'kospi', day } as const;
        const seen = orThrow(await store.observations('investorFlow', query, { broker }));
        // From 09:00 to 19:00 there are 6 moments; the first has only zeros yet.
        expect([3, 4, 5, 6], `${broker} ${day}`).toContain(seen.length);
      }
  });

  it('reports what is done and what failed', () => {
    expect(report.left).toBe(0);
    expect(report.entries.map(({ question, when }) => `${question} ${when}`)).toHaveLength(4);
  });

  it('writes no secret into any file or log', () => {
    const secrets = [...Object.values(sandbox.kiwoom), ...Object.values(sandbox.koreainvestment)]
      .filter((it): it is string => typeof it === 'string')
      .filter((it) => it.length > 12 && !it.startsWith('http'));
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const secret of secrets)
      expect([...output, ...files].filter((it) => it.includes(secret))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(2);
  });
});
