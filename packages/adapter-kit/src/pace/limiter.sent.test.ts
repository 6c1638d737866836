import { describe, expect, it } from 'vitest';
import { manualClock, settled } from '../__fixtures__/manual-clock.ts';
import { localLimiter } from './limiter.ts';

/** When the second of two calls starts at one a second, the first having left after so long. */
async function secondStart(leftAfterMs: number): Promise<number> {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  const began = clock.now();
  let started = NaN;
  await limiter.acquire('key', 1);
  void limiter.acquire('key', 1).then(() => {
    started = clock.now() - began;
  });
  await settled();
  await clock.advance(leftAfterMs);
  limiter.sent?.('key');
  await clock.advance(5_000);
  await settled();
  return started;
}

it('counts a call from when it left, not from when it waited for a connection', async () => {
  expect(await secondStart(0)).toBe(1020);
  expect(await secondStart(5)).toBe(1025);
  expect(await secondStart(900)).toBe(1920);
});

/** When the second starts if the first was sent at once and answered after so long. */
async function afterAnswer(answeredAfterMs: number, tripsBefore = 0): Promise<number> {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  for (let trip = 0; trip < tripsBefore; trip += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one trip after another
    await clock.until(limiter.acquire('key', 1));
    limiter.sent?.('key');
    // oxlint-disable-next-line no-await-in-loop -- one trip after another
    await clock.advance(100);
    limiter.answered?.('key');
  }
  await clock.advance(2000);
  const began = clock.now();
  await limiter.acquire('key', 1);
  limiter.sent?.('key');
  await clock.advance(answeredAfterMs);
  limiter.answered?.('key');
  await clock.until(limiter.acquire('key', 1));
  return clock.now() - began;
}

it('counts a call from its answer, since it may have reached the broker as late as that', async () => {
  expect(await afterAnswer(5)).toBe(1020);
  expect(await afterAnswer(20)).toBe(1020);
  expect(await afterAnswer(100)).toBe(1100);
});

it('does not let a broker that is slow to answer slow us down for more than a second', async () => {
  expect(await afterAnswer(1900)).toBe(2000);
});

it('knows after twenty answers how long they take, and counts what is longer', async () => {
  expect(await afterAnswer(100, 19)).toBe(1100);
  expect(await afterAnswer(100, 20)).toBe(1020);
  expect(await afterAnswer(150, 20)).toBe(1050);
  expect(await afterAnswer(50, 20)).toBe(1020);
  expect(await afterAnswer(1900, 20)).toBe(2000);
});

it('counts each once, in whatever order they leave', async () => {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  await limiter.acquire('key', 2);
  await limiter.acquire('key', 2);
  await clock.advance(100);
  limiter.sent?.('key');
  await clock.advance(100);
  limiter.sent?.('key');
  limiter.sent?.('key');
  expect(limiter.forecast?.('key', 2)).toBe(920);
});

it('bears being told of calls it never let start', () => {
  const limiter = localLimiter(manualClock());
  expect(() => limiter.sent?.('key')).not.toThrow();
  expect(limiter.forecast?.('key', 1)).toBe(0);
});

it('counts a call that leaves after newer ones have started', async () => {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  await limiter.acquire('key', 1);
  await clock.advance(1020);
  await limiter.acquire('key', 1);
  await clock.advance(500);
  limiter.sent?.('key');
  expect(limiter.forecast?.('key', 1)).toBe(1020);
});

it('counts it in the place of the oldest, and the newer ones as before', async () => {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  await limiter.acquire('key', 2);
  await limiter.acquire('key', 2);
  await clock.advance(1020);
  await limiter.acquire('key', 2);
  await clock.advance(280);
  await limiter.acquire('key', 2);
  await clock.advance(200);
  limiter.sent('key');
  expect(limiter.forecast('key', 2)).toBe(820);
});

describe('a quota the broker calls used up', () => {
  it('lets nobody start before a new second, whoever used it up', async () => {
    const clock = manualClock();
    const limiter = localLimiter(clock);
    await limiter.acquire('key', 5);
    limiter.refused?.('key', 5);
    expect(limiter.forecast?.('key', 5)).toBe(1020);
    expect(limiter.forecast?.('another', 5)).toBe(0);
    let started = 0;
    for (let place = 0; place < 7; place += 1)
      void limiter.acquire('key', 5).then(() => {
        started += 1;
      });
    await clock.advance(1019);
    expect(started).toBe(0);
    await clock.advance(1);
    expect(started).toBe(5);
  });

  it('holds those back who wait already', async () => {
    const clock = manualClock();
    const limiter = localLimiter(clock);
    await limiter.acquire('key', 1);
    let startedAt = NaN;
    void limiter.acquire('key', 1).then(() => {
      startedAt = clock.now();
    });
    await clock.advance(800);
    const refusedAt = clock.now();
    limiter.refused?.('key', 1);
    await clock.advance(3000);
    expect(startedAt - refusedAt).toBe(1020);
  });
});
