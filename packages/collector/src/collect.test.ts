import { getEventListeners } from 'node:events';
import {
  type BrokerError,
  failure,
  krxCalendar,
  orThrow,
  sessionsBetween,
} from '@investor-flow/core';
import { openStore, type Store } from '@investor-flow/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type SimulatedClock,
  simulatedClock,
  standingClock,
} from './__fixtures__/simulated-clock.ts';
import { type SteadyCall, steadyNet, steadySource } from './__fixtures__/steady-source.ts';
import { collect, type CollectOptions } from './collect.ts';
import type { Plan } from './plan/plan.ts';
import type { Progress } from './progress.ts';
import { statusOf } from './status.ts';

const START = '2026-07-01T10:00:00+09:00';
const at = (time: string): number => Date.parse(`${time}+09:00`);
const RANGE = { from: '2026-01-02', to: '2026-06-30' };
const DAYS = sessionsBetween(krxCalendar, RANGE.from, RANGE.to);
const AT = { broker: 'steady', operation: 'stockFlows' } as const;
const DOWN = failure.unavailable(AT, { cause: { code: 'ECONNREFUSED', message: 'down' } });
const ODD = failure.unreadable(AT, { issues: [], received: '{}' });

let clock: SimulatedClock;
let store: Store;
let calls: (SteadyCall & { readonly at: number; readonly broker: string })[];
beforeEach(async () => {
  clock = simulatedClock(standingClock(START));
  store = orThrow(await openStore(':memory:', { clock }));
  calls = [];
});
afterEach(async () => {
  clock.stop();
  await store.close();
});

type Trouble = (
  call: SteadyCall,
  now: number,
) => BrokerError | undefined | Promise<BrokerError | undefined>;
const source = (broker = 'steady', trouble: Trouble = () => undefined) =>
  steadySource({
    broker,
    clock,
    stocks: ['000001', '000002'],
    onCall: (call) => {
      calls.push({ ...call, broker, at: clock.now() });
      return trouble(call, clock.now());
    },
  });
const run = async (plan: Plan, options: Partial<CollectOptions> = {}) =>
  orThrow(await collect(plan, { sources: { steady: source() }, store, clock, ...options }));
const until = (time: string): AbortSignal => {
  const control = new AbortController();
  void clock.sleep(at(time) - clock.now()).then(() => control.abort());
  return control.signal;
};
const backfill = (stocks: readonly string[], broker?: string): Plan['entries'][number] => ({
  question: 'stockFlows',
  ...(broker === undefined ? {} : { broker }),
  each: { stocks },
  when: 'backfill',
  ...RANGE,
});

describe('a backfill', () => {
  it('fetches each day once, newest first, and ends', async () => {
    const report = await run({ entries: [backfill(['005930'])] });
    expect(report).toMatchObject({ ended: 'done', done: 1, left: 0, failed: 0 });
    expect(calls.map(({ day }) => day)).toEqual([DAYS.at(-1), DAYS.at(-51), DAYS.at(-101)]);
    const rows = orThrow(await store.read('stockFlows', { stock: '005930', ...RANGE }));
    expect(rows.map(({ day }) => day)).toEqual(DAYS.toReversed());
    expect(rows[0]?.value?.foreign?.net).toBe(steadyNet('005930', '2026-06-30'));
  });

  it('asks nothing the second time', async () => {
    await run({ entries: [backfill(['005930'])] });
    calls = [];
    expect(await run({ entries: [backfill(['005930'])] })).toMatchObject({
      ended: 'done',
      done: 1,
    });
    expect(calls).toEqual([]);
  });

  it('goes on where it was ended', async () => {
    const control = new AbortController();
    const ended = await run(
      { entries: [backfill(['005930'])] },
      {
        sources: { steady: source('steady', () => (control.abort(), undefined)) },
        signal: control.signal,
      },
    );
    expect([ended.ended, calls.length]).toEqual(['aborted', 1]);
    await run({ entries: [backfill(['005930'])] });
    expect(calls.map(({ day }) => day)).toEqual([DAYS.at(-1), DAYS.at(-51), DAYS.at(-101)]);
  });

  it('goes on where a page failed, once the broker answers again', async () => {
    let down = true;
    const report = await run(
      { entries: [backfill(['005930'])] },
      {
        sources: {
          steady: source('steady', ({ day }, now) => {
            down = now < at('2026-07-01T10:30:00');
            return down && day !== DAYS.at(-1) ? DOWN : undefined;
          }),
        },
      },
    );
    expect(report.ended).toBe('done');
    expect(calls.filter(({ day }) => day === DAYS.at(-1))).toHaveLength(1);
    expect(calls.filter(({ at: then }) => then < at('2026-07-01T10:30:00')).length).toBeLessThan(
      16,
    );
  });

  it('gives up what cannot be read, and does the others', async () => {
    const trouble: Trouble = ({ subject }) => (subject === '000001' ? ODD : undefined);
    const sources = { steady: source('steady', trouble) };
    const report = await run({ entries: [backfill(['000001', '000002'])] }, { sources });
    expect(report).toMatchObject({ ended: 'done', done: 1, failed: 1 });
    expect(report.entries[0]?.problem).toContain('000001');
    const tried = calls.filter(({ subject }) => subject === '000001').map((it) => it.at);
    const waits = tried.slice(1).map((it, index) => (it - (tried[index] ?? NaN)) / 60_000);
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  it('fetches single days of a question about one day', async () => {
    const entry = {
      question: 'investorFlow',
      query: { market: 'kospi' },
      when: 'backfill',
    } as const;
    await run({ entries: [{ ...entry, from: '2026-06-26', to: '2026-06-30' }] });
    expect(calls.map(({ day }) => day)).toEqual(['2026-06-30', '2026-06-29', '2026-06-26']);
  });
});

describe('every stock of a market', () => {
  const plan: Plan = {
    entries: [{ ...backfill([]), each: { stocks: { market: 'kospi' } } }, backfill(['005930'])],
  };

  it('lists the stocks first', async () => {
    const report = await run(plan);
    expect(report.entries[0]).toMatchObject({ subjects: 2, done: 3 });
    expect(calls[0]?.question).toBe('stocks');
  });

  it('does not stop the other entries where the list cannot be had', async () => {
    const trouble: Trouble = ({ question }) => (question === 'stocks' ? ODD : undefined);
    const report = await run(plan, { sources: { steady: source('steady', trouble) } });
    expect(report.entries.map(({ done, failed }) => [done, failed])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(report.entries[0]?.problem).toContain('unreadable');
  });
});

describe('through sessions', () => {
  const EVERY = {
    question: 'investorFlow',
    query: { market: 'kospi' },
    when: 'every',
    everyMs: 3_600_000,
  } as const;
  const AFTER = {
    question: 'investorFlow',
    query: { market: 'kosdaq' },
    when: 'after-rest',
  } as const;

  it('samples by the clock, and asks twice after rest', async () => {
    await run({ entries: [EVERY, AFTER] }, { signal: until('2026-07-03T08:00:00') });
    const times = (market: string) =>
      calls
        .filter(({ subject }) => subject === market)
        .map((it) => new Date(it.at + 9 * 3_600_000).toISOString().slice(5, 16));
    const hours = ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'];
    expect(times('kospi')).toEqual([
      ...hours.map((it) => `07-01T${it}:00`),
      ...['09', ...hours].map((it) => `07-02T${it}:00`),
    ]);
    expect(times('kosdaq')).toEqual([
      '07-01T10:00',
      '07-01T19:30',
      '07-02T07:30',
      '07-02T19:30',
      '07-03T07:30',
    ]);
    const seen = orThrow(
      await store.observations('investorFlow', { market: 'kosdaq', day: '2026-07-02' }),
    );
    expect(seen).toHaveLength(2);
  });

  it('asks nothing again after a restart, and catches up with what was missed', async () => {
    await run({ entries: [AFTER] }, { signal: until('2026-07-01T20:00:00') });
    const before = calls.length;
    await run({ entries: [AFTER] }, { signal: until('2026-07-01T21:00:00') });
    expect(calls.length).toBe(before);
    await clock.sleep(at('2026-07-06T12:00:00') - clock.now());
    await run({ entries: [AFTER] }, { signal: until('2026-07-06T13:00:00') });
    expect(calls.slice(before).map(({ day }) => day)).toEqual([
      '2026-07-02',
      '2026-07-01',
      '2026-07-03',
    ]);
  });

  it('asks later for sessions that could not be had before the next one was over', async () => {
    const sources = {
      steady: source('steady', () => (clock.now() < at('2026-07-02T19:40:00') ? DOWN : undefined)),
    };
    await run({ entries: [AFTER] }, { sources, signal: until('2026-07-02T20:00:00') });
    const range = { from: '2026-06-30', to: '2026-07-02' };
    const days: string[] = [];
    for (const day of sessionsBetween(krxCalendar, range.from, range.to)) {
      const seen = orThrow(await store.observations('investorFlow', { market: 'kosdaq', day }));
      if (seen.length > 0) days.push(day);
    }
    expect(days).toEqual(['2026-06-30', '2026-07-01', '2026-07-02']);
  });

  it('a broker that is down delays its own entries alone', async () => {
    const sources = { steady: source(), other: source('other', () => DOWN) };
    const report = await run(
      { entries: [EVERY] },
      { sources, signal: until('2026-07-01T19:00:30') },
    );
    const count = (broker: string) => calls.filter((it) => it.broker === broker).length;
    expect(count('steady')).toBe(10);
    // Back-off: at most one attempt each five minutes after the first ones.
    expect(count('other')).toBeLessThan(9 * 12 + 10);
    expect(count('other')).toBeGreaterThan(50);
    expect(report.entries[0]?.problem).toContain('ECONNREFUSED');
  });

  it('reports its health from the store alone', async () => {
    const plan: Plan = { entries: [EVERY, AFTER] };
    const sources = { steady: source() };
    const healthAt = async () => {
      const status = orThrow(await statusOf(store, plan, { sources, clock }));
      return status.entries.map(({ late }) => late);
    };
    expect(await healthAt()).toEqual([0, 1]);
    await run(plan, { sources, signal: until('2026-07-01T19:45:00') });
    expect(await healthAt()).toEqual([0, 0]);
    await clock.sleep(at('2026-07-02T09:30:00') - clock.now());
    expect(await healthAt()).toEqual([0, 1]);
    await clock.sleep(at('2026-07-02T14:00:00') - clock.now());
    expect(await healthAt()).toEqual([1, 1]);
    expect(calls.length).toBeGreaterThan(10);
  });
});

describe('an end', () => {
  it('comes within a call’s time, and the call in hand is kept', async () => {
    const control = new AbortController();
    const sources = {
      steady: source('steady', async () => {
        control.abort();
        await clock.sleep(5000);
        return undefined;
      }),
    };
    const report = await run(
      { entries: [backfill(['000001', '000002'])] },
      { sources, signal: control.signal, concurrency: 1 },
    );
    expect([report.ended, calls.length, clock.now() - at('2026-07-01T10:00:00')]).toEqual([
      'aborted',
      1,
      5000,
    ]);
    expect(orThrow(await store.coverage('stockFlows', { stock: '000001' })).days).toHaveLength(50);
  });

  it('does not wait for a call that does not end', async () => {
    const control = new AbortController();
    const sources = {
      steady: source('steady', () => (control.abort(), new Promise(() => undefined))),
    };
    const report = await run(
      { entries: [backfill(['000001'])] },
      { sources, signal: control.signal },
    );
    expect([report.ended, report.failed]).toEqual(['aborted', 0]);
    expect(clock.now() - at('2026-07-01T10:00:00')).toBe(10_000);
  });

  it('comes with the reason where the store fails', async () => {
    const closing = orThrow(await openStore(':memory:', { clock }));
    const sources = { steady: source('steady', async () => (await closing.close(), undefined)) };
    const report = await run(
      { entries: [backfill(['000001', '000002'])] },
      { sources, store: closing },
    );
    expect(report).toMatchObject({
      ended: 'store-failed',
      reason: expect.stringContaining('closed'),
    });
  });

  it('does not wait for another call where the store fails', async () => {
    const closing = orThrow(await openStore(':memory:', { clock }));
    const trouble: Trouble = async ({ subject }) => {
      if (subject === '000001') await new Promise(() => undefined);
      await closing.close();
      return undefined;
    };
    const sources = { steady: source('steady', trouble) };
    const plan = { entries: [backfill(['000001', '000002'])] };
    expect(await run(plan, { sources, store: closing })).toMatchObject({ ended: 'store-failed' });
  });

  it('a handler that throws is not one', async () => {
    const onProgress = () => {
      throw new Error('mine');
    };
    expect(await run({ entries: [backfill(['000001'])] }, { onProgress })).toMatchObject({
      ended: 'done',
    });
  });
});

it('reports how far it is and how long the quota makes the rest take', async () => {
  const seen: Progress[] = [];
  await run(
    { entries: [backfill(['000001', '000002', '000003'])] },
    { concurrency: 1, onProgress: (it) => seen.push(it) },
  );
  expect(seen.map(({ done, left }) => [done, left])).toEqual([
    [0, 3],
    [1, 2],
    [2, 1],
    [3, 0],
  ]);
  // Three calls a stock at five a second.
  expect(seen[1]?.leftMs).toBeGreaterThan(1000);
  expect(seen[1]?.leftMs).toBeLessThan(1400);
  expect(seen[1]).toMatchObject({ ageMs: 0 });
});

it('leaves no listener behind where a clock fails as the run begins', async () => {
  let looks = 0;
  const failing = { ...clock, now: () => ((looks += 1) > 1 ? Number.NaN : clock.now()) };
  const { signal } = new AbortController();
  const plan: Plan = { entries: [backfill(['005930'])] };
  await expect(run(plan, { clock: failing, signal })).rejects.toThrow(/clock/i);
  expect(looks).toBeGreaterThan(1);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('refuses a bad plan before anything is sent', async () => {
  const refused = await collect({ entries: [{}] }, { sources: { steady: source() }, store, clock });
  expect(refused.isErr() && refused.error.issues.map(({ path }) => path)).toEqual([
    'entries.0.question',
    'entries.0.when',
  ]);
  expect(calls).toEqual([]);
});
