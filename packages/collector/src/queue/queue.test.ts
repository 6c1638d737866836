import { randomUUID } from 'node:crypto';
import { addDays, krxCalendar, orThrow, type Result, sessionsBetween } from '@investor-flow/core';
import { openStore, type Store } from '@investor-flow/store';
import pg from 'pg';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type SteadyCall, steadySource } from '../__fixtures__/steady-source.ts';
import type { Plan } from '../plan/plan.ts';
import { enqueue } from './enqueue.ts';
import { work } from './work.ts';

const url = inject('redisUrl');
const WHY = ' (skipped: no Redis answers on 127.0.0.1:6379 and no redis-server is on the PATH)';

const prefix = `investor-flow-test-${randomUUID()}`;
const STOCKS = Array.from({ length: 60 }, (_, index) => String(index + 1).padStart(6, '0'));
const RANGE = { from: '2025-01-02', to: '2025-06-30' };
const DAYS = sessionsBetween(krxCalendar, RANGE.from, RANGE.to);

async function cleared(): Promise<void> {
  const client = await createClient({ url: url ?? '' }).connect();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
    if (keys.length > 0) await client.del(keys);
  await client.close();
}

describe.skipIf(url === undefined)(`a queue${url === undefined ? WHY : ''}`, () => {
  const queue = url ?? '';
  afterAll(cleared);

  const keysLeft = async (): Promise<readonly string[]> => {
    const client = await createClient({ url: queue }).connect();
    const found: string[] = [];
    for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 }))
      found.push(...keys);
    await client.close();
    return found;
  };

  it('has every task done once, by two schedulers and three workers', async () => {
    const store = orThrow(await openStore(':memory:'));
    const calls: SteadyCall[] = [];
    const sources = {
      steady: steadySource({
        stocks: STOCKS,
        onCall: async (call) => {
          calls.push(call);
          await new Promise((resolve) => setTimeout(resolve, 2));
          return undefined;
        },
      }),
    };
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
    const ending = new AbortController();
    const shared = { queue, prefix, sources, store };
    const workers = [1, 2, 3].map(async () =>
      orThrow(await work({ ...shared, signal: ending.signal })),
    );
    const reports = await Promise.all(
      [1, 2].map(async () => orThrow(await enqueue(plan, { ...shared, mostTasks: 20 }))),
    );
    ending.abort();
    const done = await Promise.all(workers);
    expect(done.map(({ ended }) => ended)).toEqual(['aborted', 'aborted', 'aborted']);
    expect(reports.map(({ ended, done: tasks }) => [ended, tasks])).toEqual([
      ['done', STOCKS.length + 1],
      ['done', STOCKS.length + 1],
    ]);
    const asked = calls.map(({ question, subject, day }) => `${question} ${subject} ${day}`);
    expect(new Set(asked).size).toBe(asked.length);
    for (const stock of STOCKS) {
      const kept = orThrow(await store.coverage('stockFlows', { stock, ...RANGE }));
      expect([kept.days.length, kept.observations]).toEqual([DAYS.length, DAYS.length]);
    }
    const left = await keysLeft();
    expect(left.filter((key) => key.includes('stockFlows'))).toEqual([]);
    await store.close();
  }, 60_000);
});
