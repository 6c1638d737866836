import { systemClock } from '@investor-flow/core';
import { describe, expect, it, vi } from 'vitest';
import { fresh } from '../__fixtures__/limiters.ts';
import { localLimiter } from './limiter.ts';

describe('a permit', () => {
  it.each([0, 5, 900, 1500])('counts from when its request left, %s ms later', async (ms) => {
    const { clock, limiter } = fresh();
    const permit = await limiter.acquire('key', 1);
    await clock.advance(ms);
    permit.sent();
    expect(limiter.forecast('key', 1)).toBe(1020);
  });

  it('counts once, however often and in whatever order its ways are reported', async () => {
    const { clock, limiter } = fresh();
    const [first, second] = [await limiter.acquire('key', 2), await limiter.acquire('key', 2)];
    await clock.advance(100);
    second.sent();
    second.done();
    await clock.advance(100);
    first.sent();
    first.sent();
    first.done();
    first.done();
    second.sent();
    expect(limiter.forecast('key', 2)).toBe(920);
  });

  it('that left after newer ones started counts beside them', async () => {
    const { clock, limiter } = fresh();
    const late = await limiter.acquire('key', 1);
    await clock.advance(1020);
    await limiter.acquire('key', 1);
    await clock.advance(500);
    late.sent();
    expect(limiter.forecast('key', 1)).toBe(1020);
  });

  it('whose request never left counts no more', async () => {
    const { limiter } = fresh();
    const permit = await limiter.acquire('key', 1);
    permit.done();
    permit.sent();
    expect(limiter.forecast('key', 1)).toBe(0);
  });

  it('of calls that were cancelled or have failed costs no throughput', async () => {
    const { clock, limiter } = fresh();
    const ask = async (comesTo: 'answer' | 'nothing'): Promise<void> => {
      const permit = await limiter.acquire('key', 10);
      if (comesTo === 'answer') {
        await clock.sleep(5);
        permit.sent();
        await clock.sleep(200);
      }
      permit.done();
    };
    await clock.until(Promise.all([ask('nothing'), ask('nothing'), ask('nothing')]));
    const began = clock.now();
    await clock.until(Promise.all(Array.from({ length: 100 }, () => ask('answer'))));
    // Until twenty answers say how long they take, calls count from their answers.
    expect(clock.now() - began).toBeLessThanOrEqual(9 * 1025 + 205 + 2 * 200);
  });

  /** From when a call counts that was sent at once and answered after so long, after so many answers that took 100 ms. */
  async function countedAfter(answeredMs: number, before: number, cancelled = 0): Promise<number> {
    const { clock, limiter } = fresh();
    for (let trip = 0; trip < before + cancelled; trip += 1) {
      const permit = await clock.until(limiter.acquire('key', 1));
      permit.sent();
      await clock.advance(trip < before ? 100 : 1);
      permit.done();
    }
    await clock.advance(2000);
    const began = clock.now();
    const permit = await limiter.acquire('key', 1);
    permit.sent();
    await clock.advance(answeredMs);
    permit.done();
    await clock.until(limiter.acquire('key', 1));
    return clock.now() - began - 1020;
  }

  it.each([
    [5, 0, 0],
    [100, 0, 85],
    [100, 19, 85],
    [100, 20, 0],
    [150, 20, 35],
    [50, 20, 0],
  ])(
    'counts later by as much as its answer came later than usual: %s ms',
    async (ms, before, late) => {
      expect(await countedAfter(ms, before)).toBe(late);
    },
  );

  it('of a broker that is slow to answer counts later by no more than a second', async () => {
    expect(await countedAfter(1900, 0)).toBe(985);
  });

  it('counts as before after a call that was cancelled early', async () => {
    expect(await countedAfter(100, 20, 1)).toBe(0);
  });
});

describe('a broker that says "too fast"', () => {
  it('closes the second for its key alone, also for those who wait already', async () => {
    const { clock, limiter } = fresh();
    await limiter.acquire('key', 1);
    let startedAt = NaN;
    void limiter.acquire('key', 1).then(() => {
      startedAt = clock.now();
    });
    await clock.advance(800);
    const refusedAt = clock.now();
    limiter.refused('key', 1);
    expect(limiter.forecast('another', 1)).toBe(0);
    await clock.advance(3000);
    expect(startedAt - refusedAt).toBe(1020);
  });

  it('halves the pace, once for calls that were in flight together', async () => {
    const { clock, limiter } = fresh();
    for (let refusal = 0; refusal < 12; refusal += 1) limiter.refused('key', 15);
    await clock.advance(1020);
    expect(limiter.forecast('key', 15)).toBe(0);
    for (let start = 0; start < 7; start += 1) await limiter.acquire('key', 15);
    expect(limiter.forecast('key', 15)).toBe(1020);
  });

  it.each([
    [15, [7, 3, 1, 1]],
    [2, [1, 1]],
    [0.5, [0.5]],
  ])('again and again leaves at least 1 a second of %s', async (perSecond, paces) => {
    const { clock, limiter } = fresh();
    for (const pace of paces) {
      limiter.refused('key', perSecond);
      await clock.advance(5000);
      const waits = Array.from({ length: Math.max(1, pace) }, () =>
        limiter.acquire('key', perSecond),
      );
      await Promise.all(waits);
      expect(limiter.forecast('key', perSecond)).toBe(pace < 1 ? 2040 : 1020);
    }
  });

  it('is forgotten by one a second every ten seconds', async () => {
    const { clock, limiter } = fresh();
    limiter.refused('key', 4);
    for (const pace of [2, 3, 4, 4]) {
      await clock.advance(2000);
      await Promise.all(Array.from({ length: pace }, () => limiter.acquire('key', 4)));
      expect(limiter.forecast('key', 4)).toBe(1020);
      await clock.advance(8000);
    }
  });

  it('and how fast it may be is believed and not halved', async () => {
    const { clock, limiter } = fresh();
    limiter.learn('key', 3);
    limiter.refused('key', 10);
    await clock.advance(1020);
    for (let start = 0; start < 3; start += 1) await limiter.acquire('key', 10);
    expect(limiter.forecast('key', 10)).toBe(1020);
  });
});

describe('several who share a key', () => {
  it('are held to the smallest pace of theirs, until it was not asked for a minute', async () => {
    const { clock, limiter } = fresh();
    await limiter.acquire('key', 2);
    await clock.advance(5000);
    await Promise.all([1, 2].map(() => limiter.acquire('key', 10)));
    expect(limiter.forecast('key', 10)).toBe(1020);
    expect(limiter.forecast('another', 10)).toBe(0);
    await clock.advance(60_000);
    await Promise.all([1, 2].map(() => limiter.acquire('key', 10)));
    expect(limiter.forecast('key', 10)).toBe(0);
  });
});

it('forecasts the wait behind 20,000 others', () => {
  const { limiter } = fresh();
  for (let waiting = 0; waiting < 20_000; waiting += 1) void limiter.acquire('key', 10);
  expect(limiter.forecast('key', 10)).toBe(2000 * 1020);
});

it('does not follow the system clock when that is set back or forth', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const limiter = localLimiter(systemClock);
  await limiter.acquire('key', 1);
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
  expect(limiter.forecast('key', 1)).toBe(1020);
  vi.restoreAllMocks();
});
