import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seenOf } from '../support/pair.ts';
import { NO_REDIS, redisUrl } from '../support/redis-url.ts';
import { EVENING } from '../support/clock.ts';
import { startWorker, type Task, taskFor, type Worker } from '../support/workers.ts';

/** Processes take their time to start. */
const SLOW = { timeout: 90_000 };
const HOUR = 3_600_000;
/** Each store and each broker once: neither knows of the other. */
const CASES = [
  { store: 'file', broker: 'koreainvestment', tokenApi: 'tokenP', api: 'FHPTJ04030000', why: '' },
  {
    store: 'redis',
    broker: 'kiwoom',
    tokenApi: 'au10001',
    api: 'ka10051',
    why: NO_REDIS,
  },
] as const;

let sandbox: Sandbox;
let folder = '';
let workers: readonly Worker[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 5, now: EVENING });
  folder = await mkdtemp(join(tmpdir(), 'investor-flow-'));
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

async function start(count: number, task: Task): Promise<readonly Worker[]> {
  workers = await Promise.all(Array.from({ length: count }, () => startWorker(task)));
  return workers;
}
const everyAnswer = async (asked: readonly Promise<readonly string[]>[]): Promise<void> => {
  const net = sandbox.truth.flow({ market: 'kospi' }).value.foreign.net;
  for (const told of (await Promise.all(asked)).flat())
    expect(Math.abs(Number(told) - net), told).toBeLessThan(200_000_000);
};

const titled = CASES.map((it) => [`a ${it.store} store at ${it.broker}${it.why}`, it] as const);
describe.each(titled)('processes that share %s', SLOW, (_, given) => {
  const { store, broker, tokenApi, api, why } = given;
  const task = (): Task =>
    taskFor(sandbox, broker, {
      folder,
      requestsPerSecond: 4,
      ...(store === 'redis' && redisUrl !== undefined
        ? { redis: { url: redisUrl, prefix: `investor-flow-test-${randomUUID()}` } }
        : {}),
    });

  it.skipIf(why !== '')(
    'cause one issue when they start together, also where it takes a while',
    async () => {
      sandbox.faults.add('slow', { api: tokenApi, ms: 400 });
      const started = await start(4, task());
      await everyAnswer(started.map((worker) => worker.ask(1)));
      expect(seenOf(sandbox, tokenApi)).toBe(1);
      if (store === 'file')
        expect((await readdir(folder)).map((name) => name.replace(/^.*\.token/, ''))).toEqual([
          '.json',
        ]);
    },
  );

  it.skipIf(why !== '')('cause one more when the token has died under all of them', async () => {
    const started = await start(3, task());
    await everyAnswer(started.map((worker) => worker.ask(1)));
    // Korea Investment issues one a minute and hands the same one out for six hours.
    await sandbox.clock.advance(7 * HOUR);
    sandbox.faults.add('token-killed', { api });
    await everyAnswer(started.map((worker) => worker.ask(1, 7 * HOUR)));
    expect(seenOf(sandbox, tokenApi)).toBe(2);
    await everyAnswer(started.map((worker) => worker.ask(1)));
    expect(seenOf(sandbox, tokenApi)).toBe(2);
  });

  it.skipIf(why !== '')('cause one more when one of them has revoked the token', async () => {
    const started = await start(3, task());
    await everyAnswer(started.map((worker) => worker.ask(1)));
    await sandbox.clock.advance(7 * HOUR);
    await started[0]?.ask(0, 7 * HOUR, 'revoke');
    await everyAnswer(started.map((worker, place) => worker.ask(1, place === 0 ? 0 : 7 * HOUR)));
    expect(seenOf(sandbox, tokenApi)).toBe(2);
  });
});

it(
  'a process that dies in the middle of an issue leaves the way free for the next',
  SLOW,
  async () => {
    sandbox.faults.add('slow', { api: 'au10001', ms: 20_000 });
    const task = taskFor(sandbox, 'kiwoom', { folder, requestsPerSecond: 4 });
    const [dying, next] = await start(2, task);
    const asked = dying?.ask(1);
    const outcome = expect(asked).rejects.toThrow('ended without an answer');
    await expect.poll(() => seenOf(sandbox, 'au10001')).toBe(1);
    dying?.kill();
    await outcome;
    await everyAnswer([next?.ask(1) ?? Promise.resolve([])]);
    expect(seenOf(sandbox, 'au10001')).toBe(2);
  },
);
