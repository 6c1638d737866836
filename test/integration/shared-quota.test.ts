import { randomUUID } from 'node:crypto';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENING } from '../support/clock.ts';
import { NO_REDIS, redisUrl } from '../support/redis-url.ts';
import { startWorker, taskFor, type Worker } from '../support/workers.ts';

let sandbox: Sandbox;
let workers: readonly Worker[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 5, now: EVENING });
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()));
  await sandbox.close();
}, 30_000);

/** The most calls the server saw start in any second of its own. */
const crowd = (times: readonly number[]): number =>
  Math.max(...times.map((at) => times.filter((it) => it >= at && it < at + 1000).length));

describe.skipIf(redisUrl === undefined).each([
  ['kiwoom', 'ka10051', 5, 4],
  ['koreainvestment', 'FHPTJ04030000', 18, 18],
] as const)(`three processes with one key at %s${NO_REDIS}`, (broker, api, quota, perSecond) => {
  it('keep the quota together, and nothing is refused', { timeout: 90_000 }, async () => {
    const task = taskFor(sandbox, broker, {
      folder: '',
      requestsPerSecond: perSecond,
      redis: { url: redisUrl ?? '', prefix: `investor-flow-test-${randomUUID()}` },
    });
    workers = await Promise.all([1, 2, 3].map(() => startWorker(task)));
    const each = perSecond * 2;

    const told = await Promise.all(workers.map((worker) => worker.ask(each)));
    expect(told.flat().filter((it) => it.startsWith('{'))).toEqual([]);
    const calls = sandbox.requests.filter((it) => it.api === api);
    expect(calls).toHaveLength(3 * each);
    expect(calls.every(({ status }) => status === 200)).toBe(true);
    expect(crowd(calls.map(({ realAt }) => realAt))).toBeLessThanOrEqual(quota);
    expect(sandbox.violations).toEqual([]);
  });
});
