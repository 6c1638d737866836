import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import type { Token } from '@investor-flow/adapter-kit';
import { expect, it } from 'vitest';
import { withRedis } from './__fixtures__/redis.ts';
import { type Run, runner } from './client.ts';
import { withRedisLock } from './lock.ts';
import { redisTokenStore } from './token-store.ts';

const token = (value: string): Token => ({ value, issuedAt: 1, expiresAt: 100_001 });
const timers = (): number =>
  process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;

withRedis('the lock', (redis) => {
  const run = (): Run => runner(redis().clients[0], 'TOKEN_STORE', {});
  const lockOf = (expiresMs: number) => {
    const key = `${redis().options.prefix}:${randomUUID()}`;
    return { name: `${key}:lock`, fence: `${key}:fence`, holder: randomUUID(), expiresMs };
  };
  const enter = (lock: ReturnType<typeof lockOf>): Promise<number> =>
    withRedisLock(run(), lock, (number) => Promise.resolve(number), undefined);

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

  it('is given back when the work fails, and counts its holders', async () => {
    const lock = lockOf(5000);
    const failing = withRedisLock(run(), lock, () => Promise.reject(new Error('mine')), undefined);
    await expect(failing).rejects.toThrow('mine');
    expect(await enter(lock)).toBe(2);
    expect(await enter(lock)).toBe(3);
  });

  it('is renewed while the work goes on', async () => {
    const lock = lockOf(500);
    let over = false;
    const work = async (): Promise<string> => {
      await later(1200);
      over = true;
      return 'done';
    };
    const long = withRedisLock(run(), lock, work, undefined);
    await later(50);
    const entered = await withRedisLock(
      run(),
      { ...lock, holder: randomUUID() },
      (number) => Promise.resolve([number, over]),
      undefined,
    );
    expect(entered).toEqual([2, true]);
    expect(await long).toBe('done');
  });

  it('of somebody who died expires', async () => {
    const lock = lockOf(200);
    await redis().type('SET', lock.name, 'somebody dead', 'PX', '200');
    expect(await enter(lock)).toBe(1);
  });

  it('that could not be given back is taken again by the same holder at once', async () => {
    const lock = lockOf(60_000);
    await redis().type('SET', lock.name, lock.holder, 'PX', '60000');
    expect(await enter(lock)).toBe(1);
    expect(await redis().type('GET', lock.name)).toBe(null);
  });

  it('that was lost is neither renewed nor taken from its new holder', async () => {
    const lock = lockOf(90);
    const { type } = redis();
    const slow = withRedisLock(run(), lock, () => later(200), undefined);
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
    const waiting = withRedisLock(run(), lock, () => later(1), control.signal);
    const outcome = expect(waiting).rejects.toThrow(/abort/);
    await later(120);
    control.abort();
    await outcome;
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('keeps a former holder from writing over what its successor wrote', async () => {
    const key = randomUUID();
    const { clients, options, type } = redis();
    const [mine, theirs] = clients.map((client) => redisTokenStore(client, options));
    await mine?.lock(key, async () => {
      // As if this holder had slept until its lock expired.
      await type('DEL', `${options.prefix}:{${key}}:lock`);
      await theirs?.lock(key, async () => {
        await theirs.write(key, token('of the successor'));
      });
      await mine.write(key, token('of the former'));
    });
    expect((await mine?.read(key))?.value).toBe('of the successor');
    await mine?.lock(key, async () => {
      await mine.write(key, token('newest'));
    });
    expect((await theirs?.read(key))?.value).toBe('newest');
  });

  it('keeps a former holder from writing while its successor is still at work', async () => {
    const key = randomUUID();
    const { clients, options, type } = redis();
    const [mine, theirs] = clients.map((client) => redisTokenStore(client, options));
    await mine?.lock(key, async () => {
      await type('DEL', `${options.prefix}:{${key}}:lock`);
      await theirs?.lock(key, async () => {
        await mine.write(key, token('of the former'));
        expect(await theirs.read(key)).toBeUndefined();
      });
    });
  });

  it('that nobody holds lets write whoever does, and counts that as the newest', async () => {
    const key = randomUUID();
    const { clients, options } = redis();
    const [mine, theirs] = clients.map((client) => redisTokenStore(client, options));
    await mine?.lock(key, async () => {
      await theirs?.write(key, token('by hand'));
      await mine.write(key, token('of the former'));
    });
    expect((await theirs?.read(key))?.value).toBe('by hand');
  });
});
