import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { Limiter } from '@investor-flow/adapter-kit';
import { expect, it } from 'vitest';
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
  const limiters = (more = {}): readonly [Limiter, Limiter] => {
    const { clients, options } = redis();
    const [one, other] = clients;
    return [
      redisLimiter(one, { ...options, ...more }),
      redisLimiter(other, { ...options, ...more }),
    ];
  };

  it('is one for several who share a key', async () => {
    const key = randomUUID();
    const starts = await enter(limiters(), key, 9, 6);
    expect(starts).toHaveLength(18);
    expect(crowd(starts)).toBeLessThanOrEqual(6);
  });

  it('is of each key by itself', async () => {
    const [limiter] = limiters();
    await limiter.acquire(randomUUID(), 1);
    expect(await limiter.forecast?.(randomUUID(), 1)).toBe(0);
  });

  it('stretches the second for a rate below one', async () => {
    const [limiter] = limiters();
    const key = randomUUID();
    const starts = await enter([limiter], key, 2, 0.8);
    expect(Math.max(...starts)).toBeGreaterThanOrEqual(1250);
  });

  it('serves first who came first', async () => {
    const [limiter] = limiters();
    const key = randomUUID();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((place) => limiter.acquire(key, 3).then(() => order.push(place))),
    );
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is foretold, with those who wait already', async () => {
    const [limiter, other] = limiters();
    const key = randomUUID();
    expect(await limiter.forecast?.(key, 2)).toBe(0);
    await limiter.acquire(key, 2);
    await other.acquire(key, 2);
    const next = await limiter.forecast?.(key, 2);
    expect(next).toBeGreaterThan(900);
    expect(next).toBeLessThanOrEqual(1020);
    const control = new AbortController();
    const waiting = Promise.allSettled([1, 2].map(() => limiter.acquire(key, 2, control.signal)));
    expect(await limiter.forecast?.(key, 2)).toBeGreaterThan(1900);
    expect(await other.forecast?.(key, 2)).toBeLessThanOrEqual(1020);
    control.abort();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('lets a cancelled waiter go at once, and gives its turn to the next', async () => {
    const [limiter] = limiters();
    const key = randomUUID();
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
    const key = randomUUID();
    limiter.learn?.(key, 2);
    limiter.learn?.(key, 9);
    limiter.learn?.(key, 0);
    await later(50);
    const starts = await enter([other], key, 4, 8);
    expect(crowd(starts)).toBeLessThanOrEqual(2);
    expect(await limiter.forecast?.(key, 8)).toBeGreaterThan(500);
  });

  it('stops for all once the broker says that one was too fast', async () => {
    const [limiter, other] = limiters();
    const key = randomUUID();
    limiter.refused?.(key, 5);
    await later(50);
    const starts = await enter([other], key, 5, 5);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(900);
  });

  it('counts a call from when it left, and from when it may have arrived', async () => {
    const key = randomUUID();
    const [limiter, other] = limiters();
    await limiter.acquire(key, 1);
    await later(300);
    limiter.sent?.(key);
    await later(150);
    limiter.answered?.(key);
    await later(20);
    // 300 ms until it left, and 135 of the 150 it then took.
    const wait = await other.forecast?.(key, 1);
    expect(wait).toBeGreaterThan(1020 - 470 + 300 + 90);
    expect(wait).toBeLessThanOrEqual(1020);
  });

  it('bears the server’s clock being set back', async () => {
    const key = randomUUID();
    const [limiter] = limiters();
    const { options, type } = redis();
    const tomorrow = String(Date.now() + 86_400_000);
    await type('ZADD', `${options.prefix}:{${key}}:starts`, tomorrow, 'of tomorrow');
    expect(await limiter.forecast?.(key, 1)).toBe(0);
  });

  it('leaves nothing in Redis once it is not used any more', async () => {
    const key = randomUUID();
    const [limiter] = limiters();
    const { options, type } = redis();
    await limiter.acquire(key, 5);
    const name = `${options.prefix}:{${key}}:starts`;
    expect(await type('PTTL', name)).toBeGreaterThan(0);
    expect(await type('PTTL', name)).toBeLessThanOrEqual(2040);
  });
});
