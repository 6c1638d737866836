import { expect, it } from 'vitest';
import { manualClock, settled } from './__fixtures__/manual-clock.ts';
import { localLimiter } from './limiter.ts';

/** When the second of two calls starts at one a second, the first being answered after so long. */
async function secondStart(answeredAfterMs: number): Promise<number> {
  const clock = manualClock();
  const limiter = localLimiter(clock);
  const began = clock.now();
  let started = NaN;
  await limiter.acquire('key', 1);
  void limiter.acquire('key', 1).then(() => {
    started = clock.now() - began;
  });
  await settled();
  await clock.advance(answeredAfterMs);
  limiter.answered?.('key');
  await clock.advance(5_000);
  await settled();
  return started;
}

it('counts a call from its answer, since it may have reached the broker as late as that', async () => {
  expect(await secondStart(5)).toBe(1020);
  expect(await secondStart(100)).toBe(1100);
});

it('does not let a broker that is slow to answer slow us down for more than a quarter second', async () => {
  expect(await secondStart(900)).toBe(1250);
});

it('bears being told of calls it never let start', () => {
  const limiter = localLimiter(manualClock());
  expect(() => limiter.answered?.('key')).not.toThrow();
});
