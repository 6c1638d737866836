import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '@investor-flow/store';
import { krxCalendar, orThrow } from 'investor-flow';
import { sessionsBetween } from '@investor-flow/core';
import { createClient } from 'redis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtFile } from '../../../../test/support/built.ts';
import { openShell, type Shell } from '../__fixtures__/typed.ts';

const BIN = fileURLToPath(new URL('../bin.ts', import.meta.url));
const STOCKS = ['005930', '000660', '005380', '017670'];
const RANGE = { from: '2025-01-02', to: '2026-06-30' };
const DAYS = sessionsBetween(krxCalendar, RANGE.from, RANGE.to);
const PLAN = {
  entries: [
    {
      question: 'foreignHoldings',
      broker: 'kiwoom',
      each: { stocks: STOCKS },
      when: 'backfill',
      ...RANGE,
    },
  ],
};
const PG = 'postgres://postgres@127.0.0.1:5432/test';
const isThere = await new pg.Pool({ connectionString: PG, max: 1, connectionTimeoutMillis: 2000 })
  .query('select 1')
  .then(
    () => true,
    () => false,
  );

let shell: Shell;
let program = '';
beforeAll(async () => {
  [shell, program] = await Promise.all([openShell(), builtFile(BIN)]);
  // Children live by the host's clock.
  await shell.sandbox.clock.set(Date.now());
  shell.write('plan.json', PLAN);
  shell.write('investor-flow.config.json', { kiwoom: { requestsPerSecond: 20 } });
});
afterAll(() => shell[Symbol.asyncDispose]());

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(argv: readonly string[], variables = {}) {
  const env = { ...shell.env, ...variables, PATH: process.env['PATH'] };
  const child = spawn(process.execPath, [program, ...argv], { cwd: shell.folder, env });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return {
    child,
    said: () => text,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

const seen = (): number => shell.sandbox.requests.filter(({ api }) => api === 'ka10008').length;
async function untilSeen(count: number): Promise<void> {
  while (seen() < count) await setTimeout(20);
}

/** Every session of every stock, once. */
async function expectEverythingOnce(location: string): Promise<void> {
  const store = orThrow(await openStore(location, shell.sandbox));
  for (const stock of STOCKS) {
    const kept = orThrow(await store.coverage('foreignHoldings', { stock, ...RANGE }));
    expect([stock, kept.missing, kept.observations]).toEqual([stock, [], DAYS.length]);
  }
  await store.close();
}

describe('a collector', { timeout: 120_000 }, () => {
  it('that gets SIGTERM ends at once, and the next one asks for the rest alone', async () => {
    const argv = ['collect', '--plan', 'plan.json', '--store', 'flow.db'];
    const first = start(argv);
    await untilSeen(10);
    first.child.kill('SIGTERM');
    expect([await first.ended, first.said()]).toEqual([0, expect.stringContaining('Stopped; ')]);
    const before = seen();
    const second = start(argv);
    expect(await second.ended).toBe(0);
    expect(seen()).toBeGreaterThan(before);
    await expectEverythingOnce(join(shell.folder, 'flow.db'));
    expect(first.said() + second.said()).not.toContain(shell.sandbox.kiwoom.secretKey);
  });
});

const url = inject('redisUrl');
const why =
  url === undefined
    ? ' (skipped: there is no Redis)'
    : isThere
      ? ''
      : ' (skipped: there is no PostgreSQL)';

describe.skipIf(url === undefined || !isThere)(
  `several machines${why}`,
  { timeout: 120_000 },
  () => {
    const schema = `cli_${randomUUID().replaceAll('-', '')}`;
    const admin = new pg.Pool({ connectionString: PG, max: 1 });
    const location = `${PG}?options=-c%20search_path%3D${schema}`;
    // A database of Redis of its own, so that no other test sees its queue.
    const queue = `${(url ?? '').replace(/\/\d*$/, '')}/9`;
    beforeAll(() => admin.query(`create schema ${schema}`));
    afterAll(async () => {
      await admin.query(`drop schema if exists ${schema} cascade`);
      await admin.end();
      const client = await createClient({ url: queue }).connect();
      const names = await client.keys('investor-flow*');
      if (names.length > 0) await client.del(names);
      await client.close();
    });

    it('share a plan, a token and a quota', async () => {
      const variables = { INVESTOR_FLOW_QUEUE: queue, INVESTOR_FLOW_STORE: location };
      const before = seen();
      const workers = [1, 2].map(() => start(['work'], variables));
      const scheduler = start(['collect', '--plan', 'plan.json'], variables);
      await untilSeen(before + 10);
      workers[0]?.child.kill('SIGKILL');
      expect([await scheduler.ended, scheduler.said()]).toEqual([
        0,
        expect.stringContaining('"ended":"done"'),
      ]);
      workers[1]?.child.kill('SIGTERM');
      expect(await workers[1]?.ended).toBe(0);
      await expectEverythingOnce(location);
      expect(shell.sandbox.requests.filter(({ api }) => api === 'au10001')).toHaveLength(2);
    });
  },
);
