import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  type BrokerError,
  failure,
  krxCalendar,
  orThrow,
  sessionsBetween,
} from '@investor-flow/core';
import { openStore, type Store } from '@investor-flow/store';
import pg from 'pg';
import { createClient } from 'redis';
import { afterAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { builtFile } from '../../../../test/support/built.ts';
import { ownRedis } from '../__fixtures__/own-redis.ts';
import { type SteadyCall, steadySource } from '../__fixtures__/steady-source.ts';
import type { Plan } from '../plan/plan.ts';
import { enqueue } from './enqueue.ts';
import { work, type WorkReport } from './work.ts';

const url = inject('redisUrl');
const WHY = ' (skipped: no Redis answers on 127.0.0.1:6379 and no redis-server is on the PATH)';
const PG = 'postgres://postgres@127.0.0.1:5432/test';
const hasPostgres = await new pg.Pool({ connectionString: PG, connectionTimeoutMillis: 2000 })
  .query('select 1')
  .then(
    () => true,
    () => false,
  );
const WHY_PG = ' (skipped: no PostgreSQL answers on 127.0.0.1:5432)';

const prefix = `investor-flow-test-${randomUUID()}`;
const codes = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index + 1).padStart(6, '0'));
const RANGE = { from: '2025-01-02', to: '2025-06-30' };
const DAYS = sessionsBetween(krxCalendar, RANGE.from, RANGE.to);
const AT = { broker: 'steady', operation: 'stockFlows' } as const;

const planOf = (stocks: readonly string[]): Plan => ({
  entries: [{ question: 'stockFlows', each: { stocks }, when: 'backfill', ...RANGE }],
});

/** Redis' keys of these tests. */
async function keys(found: (names: readonly string[]) => Promise<unknown>): Promise<void> {
  const client = await createClient({ url: url ?? '' }).connect();
  const names: string[] = [];
  for await (const some of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    names.push(...some);
  await found(names);
  await client.close();
}

afterAll(async () => {
  if (url === undefined) return;
  await keys(async (names) => {
    const client = await createClient({ url }).connect();
    if (names.length > 0) await client.del([...names]);
    await client.close();
  });
});

async function everythingOnce(store: Store, stocks: readonly string[]): Promise<void> {
  for (const stock of stocks) {
    const kept = orThrow(await store.coverage('stockFlows', { stock, ...RANGE }));
    expect([stock, kept.days.length, kept.observations]).toEqual([stock, DAYS.length, DAYS.length]);
  }
}

/** A source that notes its calls; `fails` may fail one. */
function noted(
  fails: (call: SteadyCall, count: number) => BrokerError | undefined = () => undefined,
) {
  const calls: string[] = [];
  const steady = steadySource({
    stocks: codes(40),
    onCall: async (call) => {
      calls.push(`${call.question} ${call.subject} ${call.day}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      return fails(call, calls.length);
    },
  });
  return { calls, sources: { steady } };
}

/** Workers that run while something is done. */
async function withWorkers<Value>(
  options: Omit<Parameters<typeof work>[0], 'signal'>,
  count: number,
  does: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly reports: readonly WorkReport[] }> {
  const control = new AbortController();
  const workers = Array.from({ length: count }, async () =>
    orThrow(await work({ ...options, signal: control.signal })),
  );
  try {
    const value = await does();
    control.abort();
    return { value, reports: await Promise.all(workers) };
  } finally {
    control.abort();
  }
}

describe.skipIf(url === undefined)(
  `a queue${url === undefined ? WHY : ''}`,
  { timeout: 60_000 },
  () => {
    const queue = url ?? '';
    it('has every task done once, by two schedulers and three workers', async () => {
      const store = orThrow(await openStore(':memory:'));
      const { calls, sources } = noted();
      const plan: Plan = {
        entries: [
          {
            question: 'stockFlows',
            each: { stocks: { market: 'kospi' } },
            when: 'backfill',
            ...RANGE,
          },
        ],
      };
      const shared = { queue, prefix: `${prefix}-once`, sources, store };
      const { value, reports } = await withWorkers(shared, 3, () =>
        Promise.all(
          [1, 2].map(async () => orThrow(await enqueue(plan, { ...shared, mostTasks: 20 }))),
        ),
      );
      expect(reports.map(({ ended }) => ended)).toEqual(['aborted', 'aborted', 'aborted']);
      expect(value.map(({ ended, done }) => [ended, done])).toEqual([
        ['done', 41],
        ['done', 41],
      ]);
      expect(new Set(calls).size).toBe(calls.length);
      await everythingOnce(store, codes(40));
      await keys(async (names) => {
        expect(names.filter((name) => name.includes('stockFlows'))).toEqual([]);
      });
      await store.close();
    });

    it('waits for a broker that is down, and loses nothing', async () => {
      const store = orThrow(await openStore(':memory:'));
      const down = failure.unavailable(AT, { cause: { code: 'ECONNREFUSED', message: 'down' } });
      const { sources } = noted((_, count) => (count <= 3 ? down : undefined));
      const shared = { queue, prefix: `${prefix}-down`, sources, store };
      const { value, reports } = await withWorkers(shared, 1, async () =>
        orThrow(await enqueue(planOf(codes(4)), shared)),
      );
      expect([value.ended, value.failed]).toEqual(['done', 0]);
      expect(reports[0]?.failed).toBeGreaterThan(0);
      await everythingOnce(store, codes(4));
      await store.close();
    });

    it('takes a task of the same name again after it has failed', async () => {
      const store = orThrow(await openStore(':memory:'));
      let isBad = true;
      const bad = failure.unreadable(AT, { issues: [], received: '{}' });
      const { sources } = noted(() => (isBad ? bad : undefined));
      const shared = { queue, prefix: `${prefix}-again`, sources, store };
      const first = await withWorkers(shared, 1, async () => {
        const control = new AbortController();
        return orThrow(
          await enqueue(planOf(codes(1)), {
            ...shared,
            attempts: 2,
            retryMs: 20,
            signal: control.signal,
            onProgress: ({ entries }) => {
              if (entries[0]?.problem !== undefined) control.abort();
            },
          }),
        );
      });
      expect(first.value.entries[0]?.problem).toContain('unreadable');
      isBad = false;
      const second = await withWorkers(shared, 1, async () =>
        orThrow(await enqueue(planOf(codes(1)), shared)),
      );
      expect(second.value.ended).toBe('done');
      await everythingOnce(store, codes(1));
      await store.close();
    });

    it('ends with the reason when the store fails, and the task stays in the queue', async () => {
      const store = orThrow(await openStore(':memory:'));
      const { sources } = noted();
      const shared = { queue, prefix: `${prefix}-store`, sources, store };
      const control = new AbortController();
      const scheduler = enqueue(planOf(codes(2)), { ...shared, signal: control.signal });
      await store.close();
      const report = orThrow(await work(shared));
      expect(report).toMatchObject({
        ended: 'store-failed',
        reason: expect.stringContaining('closed'),
      });
      const other = orThrow(await openStore(':memory:'));
      const next = await withWorkers({ ...shared, store: other }, 1, async () => {
        for (;;) {
          const kept = orThrow(await other.coverage('stockFlows', { stock: '000002', ...RANGE }));
          if (kept.missing.length === 0 && kept.days.length > 0) return;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      expect(next.reports[0]?.ended).toBe('aborted');
      control.abort();
      await scheduler;
      await other.close();
    });

    it('says that Redis does not answer, without its password', async () => {
      const address = 'redis://user:hidden-password@127.0.0.1:1';
      const { sources } = noted();
      const store = orThrow(await openStore(':memory:'));
      const said: string[] = [];
      const result = await work({
        queue: address,
        sources,
        store,
        connectMs: 300,
        onProblem: (message) => said.push(message),
      });
      expect(result.isErr() && result.error.kind).toBe('unreachable');
      expect(JSON.stringify([result, said])).not.toContain('hidden-password');
      await store.close();
    });

    it('survives a restart of Redis that keeps a log', async () => {
      const redis = await ownRedis();
      onTestFinished(() => redis.close());
      const store = orThrow(await openStore(':memory:'));
      let restarting: Promise<void> | undefined;
      const { sources } = noted((_, count) => {
        if (count === 10) restarting = redis.restart(300);
        return undefined;
      });
      const shared = { queue: redis.url, sources, store, lockMs: 2000 };
      const { value } = await withWorkers(shared, 2, async () =>
        orThrow(await enqueue(planOf(codes(20)), shared)),
      );
      await restarting;
      expect([value.ended, value.failed]).toEqual(['done', 0]);
      await everythingOnce(store, codes(20));
      await store.close();
    });
  },
);

const isSkipped = url === undefined || !hasPostgres;
const why = url === undefined ? WHY : hasPostgres ? '' : WHY_PG;

describe.skipIf(isSkipped)(`a killed worker${why}`, { timeout: 60_000 }, () => {
  const schema = `collector_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Pool({ connectionString: PG, max: 1 });
  afterAll(async () => {
    await admin.query(`drop schema if exists ${schema} cascade`);
    await admin.end();
  });

  it('is replaced, and PostgreSQL holds every entry once', async () => {
    await admin.query(`create schema ${schema}`);
    const location = `${PG}?options=-c%20search_path%3D${schema}`;
    const store = orThrow(await openStore(location));
    const shared = { queue: url ?? '', prefix: `${prefix}-kill`, lockMs: 2000 };
    const file = await builtFile(
      fileURLToPath(new URL('../__fixtures__/worker-process.ts', import.meta.url)),
    );
    const child = spawn(
      process.execPath,
      [file, JSON.stringify({ ...shared, location, delayMs: 60 })],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const { sources } = noted();
    const scheduler = enqueue(planOf(codes(12)), { ...shared, sources, store });
    let lines = 0;
    for await (const _ of createInterface({ input: child.stdout })) {
      lines += 1;
      if (lines === 5) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const { value } = await withWorkers({ ...shared, sources, store }, 1, async () =>
      orThrow(await scheduler),
    );
    expect([value.ended, value.failed]).toEqual(['done', 0]);
    await everythingOnce(store, codes(12));
    await store.close();
  });
});
