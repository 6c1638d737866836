/** One of several processes that share a key: it says that it is there, waits for a word, asks, and tells how it went. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Clock, fileTokenStore, systemClock } from '@investor-flow/adapter-kit';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { redisLimiter, redisTokenStore } from '@investor-flow/redis';
import { createClient } from 'redis';
import type { Task, Word } from './workers.ts';

const task = JSON.parse(process.argv[2] ?? '') as Task;
let offsetMs = task.offsetMs;
const clock: Clock = {
  now: () => Date.now() + offsetMs,
  sleep: (...given) => systemClock.sleep(...given),
};
const client =
  task.redis === undefined ? undefined : await createClient({ url: task.redis.url }).connect();
const redis = client === undefined ? undefined : { prefix: task.redis?.prefix ?? '' };
const tokens =
  client === undefined || redis === undefined
    ? fileTokenStore(task.folder)
    : redisTokenStore(client, redis);
const settings = {
  environment: 'sandbox' as const,
  baseUrl: task.baseUrl,
  requestsPerSecond: task.requestsPerSecond,
  clock,
  tokens,
  ...(client === undefined || redis === undefined ? {} : { limiter: redisLimiter(client, redis) }),
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
await client?.close();
