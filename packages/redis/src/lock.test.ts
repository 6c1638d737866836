import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withRedis } from './__fixtures__/redis.ts';
import { type RedisPart, redisPart } from './client.ts';
import { withRedisLock } from './lock.ts';
import { redisTokenStore } from './token-store.ts';

const timers = (): number =>
  process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;

withRedis('the lock', (redis) => {
  const part = (): RedisPart => redisPart(redis().clients[0], 'TOKEN_STORE', {});
  const lockOf = (expiresMs: number) => {
    const key = `${redis().options.prefix}:${randomUUID()}`;
    return { name: `${key}:lock`, holder: randomUUID(), expiresMs };
  };
  const enter = (lock: ReturnType<typeof lockOf>): Promise<string> =>
    withRedisLock(part(), lock, () => Promise.resolve('entered'), undefined);

  it('lets one in at a time, over several clients, and hands on what the work gave', async () => {
    const key = randomUUID();
    const { clients, options } = redis();
    let inside = 0;
    const works = clients.flatMap((client) => {
      const store = redisTokenStore(client, options);
      return [1, 2, 3].map((place) =>
        store.lock(key, async () => {
          inside += 1;
          expect(inside).toBe(1);
          await later(10);
          inside -= 1;
          return place;
        }),
      );
    });
    expect(await Promise.all(works)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('is given back when the work fails', async () => {
    const lock = lockOf(5000);
    const failing = withRedisLock(part(), lock, () => Promise.reject(new Error('mine')), undefined);
    await expect(failing).rejects.toThrow('mine');
    expect(await enter({ ...lock, holder: randomUUID() })).toBe('entered');
  });

  it('is renewed while the work goes on', async () => {
    const lock = lockOf(500);
    let over = false;
    const work = async (): Promise<string> => {
      await later(1200);
      over = true;
      return 'done';
    };
    const long = withRedisLock(part(), lock, work, undefined);
    await later(50);
    const other = { ...lock, holder: randomUUID() };
    const entered = withRedisLock(part(), other, () => Promise.resolve(over), undefined);
    expect(await entered).toBe(true);
    expect(await long).toBe('done');
  });

  it('of somebody who died expires', async () => {
    const lock = lockOf(200);
    await redis().type('SET', lock.name, 'somebody dead', 'PX', '200');
    expect(await enter(lock)).toBe('entered');
  });

  it('that could not be given back is taken again by the same holder at once', async () => {
    const lock = lockOf(60_000);
    await redis().type('SET', lock.name, lock.holder, 'PX', '60000');
    expect(await enter(lock)).toBe('entered');
    expect(await redis().type('GET', lock.name)).toBe(null);
  });

  it('that was lost is neither renewed nor taken from its new holder', async () => {
    const lock = lockOf(90);
    const { type } = redis();
    const slow = withRedisLock(part(), lock, () => later(200), undefined);
    await later(20);
    await type('SET', lock.name, 'a new holder', 'PX', '5000');
    await slow;
    expect(await type('GET', lock.name)).toBe('a new holder');
  });

  it('is waited for no longer than somebody wants it, and leaves no timer', async () => {
    const lock = lockOf(5000);
    await redis().type('SET', lock.name, 'somebody', 'PX', '5000');
    const before = timers();
    const control = new AbortController();
    const waiting = withRedisLock(part(), lock, () => later(1), control.signal);
    const outcome = expect(waiting).rejects.toThrow(/abort/);
    await later(120);
    control.abort();
    await outcome;
    expect(timers()).toBeLessThanOrEqual(before);
  });
});
