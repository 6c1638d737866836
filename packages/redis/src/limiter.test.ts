import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { Limiter } from '@investor-flow/adapter-kit';
import { expect, it } from 'vitest';
import type { RedisClient } from './client.ts';
import { withRedis } from './__fixtures__/redis.ts';
import { redisLimiter } from './limiter.ts';

/** Lets callers in at once and notes when each starts, counted from now. */
async function enter(
  limiters: readonly Limiter[],
  key: string,
  count: number,
  perSecond: number,
): Promise<readonly number[]> {
  const began = performance.now();
  const starts: number[] = [];
  await Promise.all(
    limiters.flatMap((limiter) =>
      Array.from({ length: count }, async () => {
        await limiter.acquire(key, perSecond);
        starts.push(performance.now() - began);
      }),
    ),
  );
  return starts;
}

/** The most starts in any second. */
const crowd = (starts: readonly number[]): number =>
  Math.max(...starts.map((at) => starts.filter((it) => it >= at && it < at + 1000).length));

withRedis('the pace', (redis) => {
  const limiters = (): readonly [Limiter, Limiter] => {
    const { clients, options } = redis();
    return [redisLimiter(clients[0], options), redisLimiter(clients[1], options)];
  };
  const nameOf = (key: string, what: string): string =>
    `${redis().options.prefix}:{${key}}:${what}`;
  /** A key whose quota Redis knows, and of which nothing is used. */
  const knownKey = async (): Promise<string> => {
    const key = randomUUID();
    await redis().type('HSET', nameOf(key, 'pace'), 'known', '1');
    return key;
  };

  it('is one for several who share a key', async () => {
    const key = await knownKey();
    const starts = await enter(limiters(), key, 9, 6);
    expect(starts).toHaveLength(18);
    expect(crowd(starts)).toBeLessThanOrEqual(6);
  });

  it('is of each key by itself', async () => {
    const [limiter] = limiters();
    await limiter.acquire(await knownKey(), 1);
    expect(await limiter.forecast?.(await knownKey(), 1)).toBe(0);
  });

  it('stretches the second for a rate below one', async () => {
    const [limiter] = limiters();
    const key = await knownKey();
    const starts = await enter([limiter], key, 2, 0.8);
    expect(Math.max(...starts)).toBeGreaterThanOrEqual(1250);
  });

  it('serves first who came first', async () => {
    const [limiter] = limiters();
    const key = await knownKey();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((place) => limiter.acquire(key, 3).then(() => order.push(place))),
    );
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is foretold, with those who wait already', async () => {
    const [limiter, other] = limiters();
    const key = await knownKey();
    expect(await limiter.forecast?.(key, 2)).toBe(0);
    await limiter.acquire(key, 2);
    await other.acquire(key, 2);
    const next = await limiter.forecast?.(key, 2);
    expect(next).toBeGreaterThan(500);
    expect(next).toBeLessThanOrEqual(1020);
    const control = new AbortController();
    const waiting = Promise.allSettled([1, 2].map(() => limiter.acquire(key, 2, control.signal)));
    expect(await limiter.forecast?.(key, 2)).toBeGreaterThan(1500);
    expect(await other.forecast?.(key, 2)).toBeLessThanOrEqual(1020);
    control.abort();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('lets a cancelled waiter go at once, and gives its permit to the next', async () => {
    const [limiter] = limiters();
    const key = await knownKey();
    await limiter.acquire(key, 1);
    const control = new AbortController();
    const order: string[] = [];
    const leaving = limiter.acquire(key, 1, control.signal).catch(() => order.push('left'));
    const staying = limiter.acquire(key, 1).then(() => order.push('started'));
    control.abort();
    await Promise.all([leaving, staying]);
    expect(order).toEqual(['left', 'started']);
  });

  it('is lowered for all by what one learns, and never raised', async () => {
    const [limiter, other] = limiters();
    const key = await knownKey();
    limiter.learn?.(key, 2);
    limiter.learn?.(key, 9);
    limiter.learn?.(key, 0);
    await later(50);
    const starts = await enter([other], key, 4, 8);
    expect(crowd(starts)).toBeLessThanOrEqual(2);
    expect(await limiter.forecast?.(key, 8)).toBeGreaterThan(500);
  });

  it('stops for all once the broker says that one was too fast, and is halved for all', async () => {
    const [limiter, other] = limiters();
    const key = await knownKey();
    for (let refusal = 0; refusal < 3; refusal += 1) limiter.refused?.(key, 5);
    await later(50);
    const starts = await enter([other], key, 5, 5);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(900);
    expect(crowd(starts)).toBe(2);
  });

  it('rises again by one a second every ten seconds', async () => {
    const [limiter, other] = limiters();
    const key = await knownKey();
    limiter.refused?.(key, 5);
    await later(50);
    const { type } = redis();
    const at = Number(await type('HGET', nameOf(key, 'pace'), 'at'));
    await type('HSET', nameOf(key, 'pace'), 'at', String(at - 20_000));
    const starts = await enter([other], key, 5, 5);
    expect(crowd(starts)).toBe(4);
  });

  it('is the smallest of those that share a key', async () => {
    const [limiter, other] = limiters();
    const key = await knownKey();
    await limiter.acquire(key, 2);
    await limiter.acquire(key, 2);
    expect(await other.forecast?.(key, 10)).toBeGreaterThan(500);
  });

  it('counts a call from when it left', async () => {
    const key = await knownKey();
    const [limiter, other] = limiters();
    const permit = await limiter.acquire(key, 1);
    await later(300);
    permit.sent();
    permit.done();
    await later(20);
    const wait = await other.forecast?.(key, 1);
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(1020);
  });

  it('counts a call from Redis’ own moment, however late that reply comes', async () => {
    const key = await knownKey();
    const { clients, options } = redis();
    const [client, other] = clients;
    let lateMs = 100;
    const late: RedisClient = {
      isReady: true,
      sendCommand: async (args) => {
        const reply = await client.sendCommand(args);
        await later(lateMs);
        return reply;
      },
    };
    const slow = Array.from({ length: 10 }, () => redisLimiter(late, options));
    const first = enter(slow, key, 1, 10);
    await later(200);
    lateMs = 0;
    const second = await enter([redisLimiter(other, options)], key, 10, 10);
    const began = 200;
    const all = [...(await first), ...second.map((at) => at + began)];
    expect(all).toHaveLength(20);
    expect(crowd(all)).toBeLessThanOrEqual(10);
  });

  it('that Redis does not know counts as full for a second', async () => {
    const [limiter, other] = limiters();
    const key = randomUUID();
    const forecast = await limiter.forecast?.(key, 5);
    expect(forecast).toBeGreaterThan(500);
    expect(forecast).toBeLessThanOrEqual(1020);
    const starts = await enter([limiter, other], key, 3, 5);
    expect(Math.min(...starts)).toBeGreaterThan(900);
  });

  it.each([
    ['emptied', (at: string) => ['DEL', at, at.replace(':starts', ':pace')]],
    ['set forth by an hour', (at: string) => ['DEL', at]],
  ])('is kept by each process alone too, when Redis is %s', async (_, harm) => {
    const [limiter] = limiters();
    const key = await knownKey();
    const first = await enter([limiter], key, 5, 5);
    await redis().type(...harm(nameOf(key, 'starts')));
    const second = await enter([limiter], key, 5, 5);
    expect(Math.min(...second)).toBeGreaterThan(1000 - Math.max(...first) - 20);
  });

  it('stays full when the server’s clock is set back', async () => {
    const key = await knownKey();
    const [limiter] = limiters();
    const tomorrow = String(Date.now() + 86_400_000);
    await redis().type('ZADD', nameOf(key, 'starts'), tomorrow, 'of tomorrow');
    const wait = await limiter.forecast?.(key, 1);
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(1020);
  });

  it('leaves nothing in Redis once it is not used any more', async () => {
    const key = await knownKey();
    const [limiter] = limiters();
    await limiter.acquire(key, 5);
    const left = (what: string): Promise<unknown> => redis().type('PTTL', nameOf(key, what));
    expect(await left('starts')).toBeGreaterThan(0);
    expect(await left('starts')).toBeLessThanOrEqual(10_000);
    for (const what of ['rates', 'pace']) {
      expect(await left(what)).toBeGreaterThan(0);
      expect(await left(what)).toBeLessThanOrEqual(86_400_000);
    }
  });
});
