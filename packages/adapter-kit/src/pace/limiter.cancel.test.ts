import { type Clock } from '@investor-flow/core';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { deferred } from '../__fixtures__/host.ts';
import { fresh } from '../__fixtures__/limiters.ts';
import { manualClock, settled } from '../__fixtures__/manual-clock.ts';
import { localLimiter } from './limiter.ts';
import { type Permit, permitQueue } from './permit.ts';

describe('a cancelled waiter', () => {
  it('is let go at once, and its slot goes to the next', async () => {
    const { clock, limiter } = fresh();
    const control = new AbortController();
    const order: string[] = [];
    const wait = (name: string, signal?: AbortSignal): void => {
      limiter.acquire('key', 1, signal).then(
        () => order.push(`${name} started`),
        () => order.push(`${name} left`),
      );
    };
    wait('first');
    wait('second', control.signal);
    wait('third');
    await settled();
    control.abort();
    await settled();
    expect(order).toEqual(['first started', 'second left']);
    // Behind the third alone.
    expect(limiter.forecast('key', 1)).toBe(2 * 1020);
    await clock.advance(1100);
    expect(order).toEqual(['first started', 'second left', 'third started']);
  });

  it('gives back the permit that comes after it has left', async () => {
    const control = new AbortController();
    const gate = deferred<Permit>();
    const queue = permitQueue(manualClock(), () => gate.promise);
    const waiting = queue.acquire('key', 1, control.signal);
    await settled();
    control.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    const done = vi.fn<() => void>();
    gate.resolve({ sent: () => undefined, done });
    await settled();
    expect(done).toHaveBeenCalledOnce();
  });

  it('takes no slot when it comes cancelled', async () => {
    const { limiter } = fresh();
    await expect(limiter.acquire('key', 1, AbortSignal.abort())).rejects.toThrow(/abort/i);
    await limiter.acquire('key', 1);
    expect(limiter.forecast?.('key', 1)).toBeGreaterThan(0);
  });

  it('leaves the queue working for whoever comes while its timer is taken down', async () => {
    const { clock, limiter } = fresh();
    await limiter.acquire('key', 1);
    const control = new AbortController();
    const gone = limiter.acquire('key', 1, control.signal);
    const outcome = expect(gone).rejects.toThrow(/abort/i);
    control.abort();
    let started = false;
    void limiter.acquire('key', 1).then(() => {
      started = true;
    });
    await outcome;
    await clock.advance(1100);
    expect(started).toBe(true);
    expect(clock.asleep).toEqual([]);
  });

  it('is not cancelled any more once it has started', async () => {
    const { limiter } = fresh();
    const control = new AbortController();
    await limiter.acquire('key', 1, control.signal);
    expect(getEventListeners(control.signal, 'abort')).toEqual([]);
    control.abort();
    expect(limiter.forecast?.('key', 1)).toBeGreaterThan(0);
  });

  it('leaves no listener behind, whether it left or started', async () => {
    const { clock, limiter } = fresh();
    const control = new AbortController();
    const waits = Promise.allSettled([
      limiter.acquire('key', 1, control.signal),
      limiter.acquire('key', 1, control.signal),
      limiter.acquire('key', 1, control.signal),
    ]);
    await clock.advance(1100);
    control.abort();
    await waits;
    expect(getEventListeners(control.signal, 'abort')).toEqual([]);
  });
});

/** A clock as a test may have it, that gives up after more calls than any queue needs. */
function stub(clock: Clock, most = 1000): Clock {
  let sleeps = 0;
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => {
      sleeps += 1;
      return sleeps > most ? Promise.reject(new Error('spun')) : clock.sleep(ms, signal);
    },
  };
}
const many = (clock: Clock, count: number): Promise<string[]> => {
  const limiter = localLimiter(clock);
  return Promise.all(
    Array.from({ length: count }, () =>
      limiter.acquire('key', 1).then(
        () => 'started',
        (reason: unknown) => String(reason),
      ),
    ),
  );
};

describe('a clock that is no good', () => {
  it('fails those who wait when it cannot sleep, and hangs no one', async () => {
    const broken: Clock = { now: () => 0, sleep: () => Promise.reject(new Error('no sleep')) };
    expect(await many(broken, 3)).toEqual(['started', 'Error: no sleep', 'Error: no sleep']);
  });

  it('fails them with an error, whatever it rejects with', async () => {
    const broken: Clock = { now: () => 0, sleep: () => Promise.reject('a text') };
    expect(await many(broken, 2)).toEqual(['started', 'Error: the clock failed']);
  });

  it('fails them when it throws instead of sleeping', async () => {
    const broken: Clock = {
      now: () => 0,
      sleep: () => {
        throw new Error('thrown');
      },
    };
    expect(await many(broken, 2)).toEqual(['started', 'Error: thrown']);
  });

  it('works again when the clock does', async () => {
    const clock = manualClock();
    let broken = true;
    const limiter = localLimiter({
      now: () => clock.now(),
      sleep: (ms, signal) =>
        broken ? Promise.reject(new Error('no sleep')) : clock.sleep(ms, signal),
    });
    await limiter.acquire('key', 1);
    await expect(limiter.acquire('key', 1)).rejects.toThrow('no sleep');
    broken = false;
    const later = limiter.acquire('key', 1);
    await clock.advance(1100);
    await expect(later).resolves.toHaveProperty('sent');
  });

  it('is not waited for in vain when it stands still', async () => {
    const still = stub({ now: () => 5, sleep: () => Promise.resolve() });
    expect(await many(still, 50)).toEqual(Array.from({ length: 50 }, () => 'started'));
  });

  it('holds no one back longer than a second when it is set back by a day', async () => {
    const { clock, limiter } = fresh();
    await limiter.acquire('key', 1);
    clock.jump(-86_400_000);
    expect(limiter.forecast?.('key', 1)).toBeLessThan(1100);
    const waits = [limiter.acquire('key', 1), limiter.acquire('key', 1)];
    await clock.advance(2200);
    await expect(Promise.all(waits)).resolves.toHaveLength(2);
  });

  it('holds no one back for a day when it is set back while they sleep', async () => {
    const clock = manualClock();
    const limiter = localLimiter(stub(clock));
    const waits = Array.from({ length: 4 }, () => limiter.acquire('key', 1));
    await settled();
    const [slept = 0] = clock.asleep;
    expect(slept).toBeLessThan(1100);
    const all = clock.until(Promise.all(waits));
    clock.jump(-500);
    await expect(all).resolves.toHaveLength(4);
  });
});
