import { type Clock, type BrokerError } from '@investor-flow/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  answer,
  ask,
  good,
  refusing,
  scripted,
  silent,
  type Step,
  waits,
  asked,
} from '../__fixtures__/scripted.ts';
import { manualClock } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { backOff } from './failed-attempt.ts';
import type { Refusal } from './refusal.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const TRANSIENT: Refusal = {
  kind: 'unavailable',
  code: '1999',
  cause: { code: '1999', message: 'try later' },
};
const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);

describe('what passes by itself', () => {
  it.each<[string, Step]>([
    ['no answer', silent()],
    ['a timeout', silent('TIMEOUT')],
    ['a fault the broker calls passing', refusing(TRANSIENT)],
    ['a quota used up', refusing({ kind: 'throttled', code: '1700' })],
  ])('%s is asked again until it is answered', async (_, step) => {
    const script = scripted([step, step, good]);
    const reply = await asked(script);
    expect(valueOf(reply).body).toBe('what was asked');
    expect(script.requests).toHaveLength(3);
    expect(script.events.map(({ type }) => type)).not.toContain('failure');
  });

  it.each([0, 1, 3, 5])('is sent again %s times and no more', async (retries) => {
    const script = scripted(times(retries + 3, silent()), { retries });
    const error = errorOf(await asked(script));
    expect(error.kind).toBe('unavailable');
    expect(script.requests).toHaveLength(retries + 1);
    expect(script.events.filter(({ type }) => type === 'retry')).toHaveLength(retries);
    expect(script.events.filter(({ type }) => type === 'failure')).toHaveLength(1);
  });

  it('says each time which attempt comes, when, and why', async () => {
    const script = scripted([silent(), good]);
    await asked(script);
    const retry = script.events.find(({ type }) => type === 'retry');
    expect(retry).toMatchObject({
      attempt: 2,
      because: 'No answer (ECONNRESET): the socket is gone.',
    });
    expect(script.events.filter(({ type }) => type === 'request')).toMatchObject([
      { attempt: 1 },
      { attempt: 2 },
    ]);
  });

  it('takes a permit of its own for every attempt', async () => {
    const script = scripted([silent(), good]);
    await asked(script);
    expect(script.log).toEqual(['permit', 'send', 'permit', 'send']);
  });
});

describe('the back-off', () => {
  const backOffs = async (random: number): Promise<readonly number[]> => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const script = scripted(times(9, silent()), { retries: 7 });
    await asked(script);
    return waits(script);
  };

  it('grows from attempt to attempt, up to an end', async () => {
    const shortest = await backOffs(0);
    expect(shortest).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it('is jittered by up to a half, so that many do not come back at once', async () => {
    expect(await backOffs(0.5)).toEqual([625, 1250, 2500, 5000, 10_000, 10_000, 10_000]);
    expect((await backOffs(0.999_999)).slice(0, 3)).toEqual([750, 1500, 3000]);
  });

  it('takes half a second to twelve, longer each time, a whole number of milliseconds', () => {
    fc.assert(
      fc.property(fc.nat(2000), (before) => {
        const wait = backOff(before);
        expect(Number.isSafeInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(12_000);
        if (before < 4) expect(backOff(before + 1)).toBeGreaterThan(wait);
      }),
    );
  });

  it('is really slept', async () => {
    const script = scripted([silent(), good]);
    const began = script.clock.now();
    await asked(script);
    expect([script.clock.now() - began]).toEqual(waits(script));
  });

  it('is what the broker says, where it says it', async () => {
    const step = refusing({ kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 });
    const script = scripted([step, good]);
    const reply = await asked(script);
    expect(valueOf(reply).body).toBe('what was asked');
    expect(waits(script)).toEqual([60_000]);
  });

  it('is that of the code where the headers say another', async () => {
    const refusal: Refusal = { kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 };
    const script = scripted([answer({ refusal }, { headers: { 'retry-after': '6' } }), good]);
    await asked(script);
    expect(waits(script)).toEqual([60_000]);
  });
});

describe('the longest wait', () => {
  const kindOf = (error: BrokerError): unknown =>
    error.kind === 'throttled' ? [error.kind, error.retryAfterMs] : error.kind;

  it('gives up at once where the broker wants a longer wait than is left', async () => {
    const step = refusing({ kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 });
    const script = scripted([step, good]);
    const error = errorOf(await asked(script, { maxWaitMs: 59_999 }));
    expect(kindOf(error)).toEqual(['throttled', 60_000]);
    expect(waits(script)).toEqual([]);
    expect(script.clock.asleep).toEqual([]);
  });

  it('is spent by every back-off', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const script = scripted(times(9, silent()), { retries: 8 });
    await asked(script, { maxWaitMs: 5000 });
    expect(waits(script)).toEqual([500, 1000, 2000]);
  });

  it('is not spent by the attempts themselves', async () => {
    const clock = manualClock();
    const slow: Step = () => {
      clock.jump(50_000);
      return Promise.resolve(silent('TIMEOUT'));
    };
    const script = scripted([slow, slow, good], { clock });
    const reply = await asked(script, { maxWaitMs: 10_000 });
    expect(reply.isOk()).toBe(true);
  });
});

describe('a clock that cannot sleep', () => {
  it.each<[string, Clock['sleep']]>([
    ['rejects', () => Promise.reject(new Error('a text of the clock'))],
    [
      'throws',
      () => {
        throw new Error('a text of the clock');
      },
    ],
  ])('and %s is named as the fault', async (_, sleep) => {
    const script = scripted([silent(), good], { clock: { ...manualClock(), sleep } });
    await expect(ask(script)).rejects.toMatchObject({ part: 'CLOCK' });
    expect(script.requests).toHaveLength(1);
  });
});
