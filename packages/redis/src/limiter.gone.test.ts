import { describe, expect, it } from 'vitest';
import { goneRedis, refusingRedis, silentRedis } from './__fixtures__/redis.ts';
import { redisLimiter } from './limiter.ts';
import type { RedisClient } from './client.ts';

describe('a Redis that is gone', () => {
  it.each([
    ['is not connected', goneRedis(), 'Redis is not connected'],
    ['does not answer', silentRedis(), 'Redis did not answer within 40 ms'],
    ['breaks off', refusingRedis('Socket closed'), 'Redis broke off'],
    ['refuses', refusingRedis('OOM command not allowed'), 'Redis refused (OOM)'],
  ])('because it %s fails all who wait, and hangs nobody', async (_, client, because) => {
    const limiter = redisLimiter(client, { timeoutMs: 40 });
    const waits = await Promise.allSettled([1, 2, 3].map(() => limiter.acquire('key', 5)));
    for (const wait of waits)
      expect(wait.status === 'rejected' && wait.reason).toMatchObject({
        part: 'LIMITER',
        message: `the limiter failed: ${because}`,
      });
    await expect(limiter.forecast?.('key', 5)).rejects.toMatchObject({ part: 'LIMITER' });
  });

  it('is no turn either when something answers that is no Redis', async () => {
    const odd: RedisClient = { isReady: true, sendCommand: () => Promise.resolve('OK') };
    await expect(redisLimiter(odd).acquire('key', 5)).rejects.toMatchObject({ part: 'LIMITER' });
  });

  it('is borne in silence by what nobody waits for', async () => {
    const thrown: unknown[] = [];
    const note = (error: unknown): void => {
      thrown.push(error);
    };
    process.on('unhandledRejection', note);
    const limiter = redisLimiter(goneRedis());
    limiter.learn?.('key', 2);
    limiter.refused?.('key', 5);
    limiter.sent?.('key');
    limiter.answered?.('key');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(thrown).toEqual([]);
  });
});

describe('by choice the quota of this process alone', () => {
  it('is kept while Redis is gone, with what was learned and refused meanwhile', async () => {
    const limiter = redisLimiter(goneRedis(), { whenGone: 'local' });
    await Promise.all([1, 2].map(() => limiter.acquire('key', 2)));
    expect(await limiter.forecast?.('key', 2)).toBeGreaterThan(900);
    limiter.learn?.('other', 1);
    await limiter.acquire('other', 9);
    expect(await limiter.forecast?.('other', 9)).toBeGreaterThan(900);
    limiter.refused?.('third', 9);
    expect(await limiter.forecast?.('third', 9)).toBeGreaterThan(900);
  });

  it('asks a silent Redis once and not for every call', async () => {
    let asked = 0;
    const client: RedisClient = {
      isReady: true,
      sendCommand: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    };
    const limiter = redisLimiter(client, { whenGone: 'local', timeoutMs: 40 });
    for (let call = 0; call < 5; call += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await limiter.acquire('key', 10);
    expect(asked).toBe(1);
  });

  it('counts what was let start while Redis was still there', async () => {
    let there = true;
    const client: RedisClient = {
      get isReady() {
        return there;
      },
      sendCommand: () => Promise.resolve(0),
    };
    const limiter = redisLimiter(client, { whenGone: 'local' });
    await Promise.all([1, 2, 3].map(() => limiter.acquire('key', 3)));
    there = false;
    expect(await limiter.forecast?.('key', 3)).toBeGreaterThan(900);
  });
});

it('takes no slowness of Redis for lateness of a call', async () => {
  const scripts: string[] = [];
  const client: RedisClient = {
    isReady: true,
    sendCommand: async ([, script = '']) => {
      scripts.push(script);
      await new Promise((resolve) => setTimeout(resolve, 60));
      return 0;
    },
  };
  const limiter = redisLimiter(client);
  await limiter.acquire('key', 5);
  limiter.sent?.('key');
  limiter.answered?.('key');
  expect(scripts).toHaveLength(1);
});
