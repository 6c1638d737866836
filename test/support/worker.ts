/** One of several processes that share a key: it says that it is ready, waits for a request, asks, and prints the answers. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileTokenStore } from '@investor-flow/adapter-kit';
import { type Clock, systemClock } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import type { Task, Word } from './workers.ts';

const task = JSON.parse(process.argv[2] ?? '') as Task;
let offsetMs = task.offsetMs;
const clock: Clock = {
  now: () => Date.now() + offsetMs,
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
};

/** The store and limiter of several machines, loaded where they are asked for. */
async function shared({ url, prefix }: NonNullable<Task['redis']>) {
  const { redisLimiter, redisTokenStore } = await import('@investor-flow/redis');
  const { createClient } = await import('redis');
  const client = await createClient({ url }).connect();
  return {
    parts: {
      tokens: redisTokenStore(client, { prefix }),
      limiter: redisLimiter(client, { prefix }),
    },
    close: () => client.close(),
  };
}

const redis = task.redis === undefined ? undefined : await shared(task.redis);
const settings = {
  environment: 'sandbox' as const,
  baseUrl: task.baseUrl,
  requestsPerSecond: task.requestsPerSecond,
  clock,
  ...(redis?.parts ?? { tokens: fileTokenStore(task.folder) }),
};
const { keys } = task;
const source =
  'secretKey' in keys
    ? createKiwoom({ ...settings, ...keys })
    : createKoreaInvestment({ ...settings, ...keys });

const lines = createInterface({ input: process.stdin });
process.stdout.write('there\n');
for await (const line of lines) {
  const word = JSON.parse(line) as Word;
  offsetMs += word.laterMs;
  if (word.first === 'revoke') await source.revoke();
  const asked = Array.from({ length: word.questions }, () =>
    source.investorFlow({ market: 'kospi' }).match(
      (flow) => String(flow.value?.foreign.net),
      (error) => JSON.stringify(error),
    ),
  );
  const told = JSON.stringify(await Promise.all(asked));
  if (!process.stdout.write(`${told}\n`)) await once(process.stdout, 'drain');
}
await source.close();
await redis?.close();
