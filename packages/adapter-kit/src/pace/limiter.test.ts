import { type Clock, systemClock } from '@investor-flow/core';
import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { timers } from '../__fixtures__/host.ts';
import { fresh } from '../__fixtures__/limiters.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { localLimiter } from './limiter.ts';
import type { Limiter } from './permit.ts';

/** Sends callers in at once and notes when each starts, counted from now. */
function enter(limiter: Limiter, clock: Clock, count: number, perSecond: number): number[] {
  const began = clock.now();
  const starts: number[] = [];
  for (let place = 0; place < count; place += 1)
    void limiter.acquire('key', perSecond).then(() => starts.push(clock.now() - began));
  return starts;
}
const inFirst = (starts: readonly number[], ms: number): number =>
  starts.filter((start) => start < ms).length;

describe('the pace', () => {
  it('lets the quota start at once and holds the next back for a second', async () => {
    const { clock, limiter } = fresh();
    const starts = enter(limiter, clock, 9, 4);
    await settled();
    expect(starts).toEqual([0, 0, 0, 0]);
    await clock.advance(999);
    expect(starts).toHaveLength(4);
    await clock.advance(101);
    expect(starts).toHaveLength(8);
    await clock.advance(1100);
    expect(starts).toHaveLength(9);
  });

  it('gives a free permit at once, and none while others wait', async () => {
    const { clock, limiter } = fresh();
    expect([1, 2, 3].map(() => limiter.takeFree('key', 2) !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    const starts = enter(limiter, clock, 3, 2);
    await clock.advance(1100);
    expect(starts).toHaveLength(2);
    // A start is due, and it is the waiter's.
    clock.jump(1100);
    expect(limiter.takeFree('key', 2)).toBeUndefined();
    await clock.advance(1100);
    expect(starts).toHaveLength(3);
    expect(limiter.takeFree('key', 2)).toBeDefined();
  });

  it.each([1, 4, 15, 20])('gives at least 95 %% of %s a second under load', async (perSecond) => {
    const { clock, limiter } = fresh();
    const starts = enter(limiter, clock, perSecond * 25, perSecond);
    await clock.advance(20_000);
    expect(inFirst(starts, 20_000)).toBeGreaterThanOrEqual(0.95 * perSecond * 20);
  });

  it('stretches the second for a rate below one', async () => {
    const { clock, limiter } = fresh();
    const starts = enter(limiter, clock, 3, 0.5);
    await clock.advance(10_000);
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBeGreaterThanOrEqual(2000);
    expect(starts[1]).toBeLessThan(2200);
    expect(starts[2]).toBeGreaterThanOrEqual(4000);
  });

  it('counts every key by itself', async () => {
    const { limiter } = fresh();
    const started: string[] = [];
    for (const key of ['one', 'other', 'one'])
      void limiter.acquire(key, 1).then(() => started.push(key));
    await settled();
    expect(started).toEqual(['one', 'other']);
  });

  it('keeps it in real time too', async () => {
    const limiter = localLimiter(systemClock);
    const starts: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, () =>
        limiter.acquire('key', 6).then(() => starts.push(performance.now())),
      ),
    );
    for (const [place, start] of starts.entries())
      expect((starts[place + 6] ?? Infinity) - start).toBeGreaterThanOrEqual(1000);
    expect((starts.at(-1) ?? NaN) - (starts[0] ?? NaN)).toBeLessThan(10_000);
  });
});

describe('a quota learned', () => {
  it('lowers the pace, also of those who wait already', async () => {
    const { clock, limiter } = fresh();
    const starts = enter(limiter, clock, 30, 10);
    await clock.advance(500);
    limiter.learn?.('key', 2);
    await clock.advance(5000);
    expect(inFirst(starts, 1000)).toBe(10);
    expect(starts.length).toBeLessThanOrEqual(10 + 2 * 5);
    expect(starts.length).toBeGreaterThan(10 + 2 * 3);
  });

  it.each([8, 0, -1, NaN])('is never raised, nor lost, by learning %s', async (later) => {
    const { clock, limiter } = fresh();
    limiter.learn?.('key', 3);
    limiter.learn?.('key', later);
    const starts = enter(limiter, clock, 10, 10);
    await settled();
    expect(starts).toHaveLength(3);
  });

  it('is of its key alone', async () => {
    const { clock, limiter } = fresh();
    limiter.learn?.('another', 1);
    const starts = enter(limiter, clock, 5, 5);
    await settled();
    expect(starts).toHaveLength(5);
  });

  it('does not raise a slower caller', async () => {
    const { clock, limiter } = fresh();
    limiter.learn?.('key', 5);
    const starts = enter(limiter, clock, 5, 2);
    await settled();
    expect(starts).toHaveLength(2);
  });
});

describe('what it leaves', () => {
  it('has no timer once the queue is empty', async () => {
    const before = timers();
    const limiter = localLimiter(systemClock);
    await limiter.acquire('key', 20);
    expect(timers()).toBe(before);

    const control = new AbortController();
    setMaxListeners(0, control.signal);
    const waiting = Array.from({ length: 30 }, () => limiter.acquire('key', 20, control.signal));
    const outcomes = Promise.allSettled(waiting);
    await settled();
    expect(timers()).toBe(before + 1);
    control.abort();
    await outcomes;
    expect(timers()).toBe(before);
  });

  it('wakes no one while no one waits', async () => {
    const { clock, limiter } = fresh();
    enter(limiter, clock, 4, 4);
    await settled();
    expect(clock.asleep).toEqual([]);
  });
});
