import { describe, expect, it } from 'vitest';
import { goneRedis, refusingRedis, silentRedis } from './__fixtures__/redis.ts';
import { redisLimiter } from './limiter.ts';
import type { RedisClient } from './client.ts';

const throwingRedis: RedisClient = {
  isReady: true,
  sendCommand: () => {
    throw new Error('The client is closed');
  },
};

describe('a Redis that is gone', () => {
  it.each([
    ['is not connected', goneRedis(), 'Redis is not connected'],
    ['does not answer', silentRedis(), 'Redis did not answer within 40 ms'],
    ['breaks off', refusingRedis('Socket closed'), 'Redis broke off'],
    ['throws', throwingRedis, 'Redis broke off'],
    ['refuses', refusingRedis('OOM command not allowed'), 'Redis refused (OOM)'],
  ])('because it %s fails all who wait, and hangs no one', async (_, client, because) => {
    const limiter = redisLimiter(client, { timeoutMs: 40 });
    const waits = await Promise.allSettled([1, 2, 3].map(() => limiter.acquire('key', 5)));
    for (const wait of waits)
      expect(wait.status === 'rejected' && wait.reason).toMatchObject({
        part: 'LIMITER',
        message: `the limiter failed: ${because}`,
      });
    await expect(limiter.forecast?.('key', 5)).rejects.toMatchObject({ part: 'LIMITER' });
  });

  it.each([Infinity, NaN])(
    'is asked three times and no more, whatever timeoutMs is: %s',
    async (ms) => {
      const limiter = redisLimiter(throwingRedis, { timeoutMs: ms });
      await expect(limiter.acquire('key', 5)).rejects.toThrow('Redis broke off');
    },
  );

  it('gives no permit either when something answers that is no Redis', async () => {
    const odd: RedisClient = { isReady: true, sendCommand: () => Promise.resolve('OK') };
    await expect(redisLimiter(odd).acquire('key', 5)).rejects.toMatchObject({ part: 'LIMITER' });
  });

  it('is borne in silence by what no one waits for', async () => {
    const thrown: unknown[] = [];
    const note = (error: unknown): void => {
      thrown.push(error);
    };
    process.on('unhandledRejection', note);
    const limiter = redisLimiter(goneRedis());
    limiter.learn?.('key', 2);
    limiter.refused?.('key', 5);
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
    for (let call = 0; call < 5; call += 1) await limiter.acquire('key', 10);
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

it('takes no more messages of a Redis that is fast than one a call', async () => {
  const scripts: string[] = [];
  const client: RedisClient = {
    isReady: true,
    sendCommand: ([, script = '']) => {
      scripts.push(script);
      return Promise.resolve(0);
    },
  };
  const permit = await redisLimiter(client).acquire('key', 5);
  permit.sent();
  permit.done();
  expect(scripts).toHaveLength(1);
});

describe('one command that failed', () => {
  const failing = (times: number, message = 'Socket closed'): RedisClient & { sent: number } => {
    const client = {
      isReady: true,
      sent: 0,
      sendCommand: () => {
        client.sent += 1;
        return client.sent <= times ? Promise.reject(new Error(message)) : Promise.resolve(0);
      },
    };
    return client;
  };

  it.each(['Socket closed', 'LOADING Redis is loading', 'READONLY against a replica'])(
    'is sent again after "%s"',
    async (message) => {
      const client = failing(2, message);
      await expect(redisLimiter(client).acquire('key', 5)).resolves.toHaveProperty('sent');
      expect(client.sent).toBeGreaterThanOrEqual(3);
    },
  );

  it('is sent again once the connection is back', async () => {
    let isReady = false;
    setTimeout(() => {
      isReady = true;
    }, 30);
    const client: RedisClient = {
      get isReady() {
        return isReady;
      },
      sendCommand: () => Promise.resolve(0),
    };
    await expect(redisLimiter(client).acquire('key', 5)).resolves.toHaveProperty('sent');
  });

  it('is not sent again after a refusal, nor for ever', async () => {
    const refusing = failing(1, 'NOAUTH');
    await expect(redisLimiter(refusing).acquire('key', 5)).rejects.toThrow('NOAUTH');
    expect(refusing.sent).toBe(1);
    const broken = failing(9);
    await expect(redisLimiter(broken).acquire('key', 5)).rejects.toThrow('broke off');
    expect(broken.sent).toBe(3);
  });
});
