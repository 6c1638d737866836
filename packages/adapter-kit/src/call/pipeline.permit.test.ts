import { failure } from '@investor-flow/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import {
  ask,
  endpoint,
  good,
  refusing,
  scripted,
  silent,
  type Step,
  asked,
} from '../__fixtures__/scripted.ts';
import { manualClock, settled } from '../__fixtures__/manual-clock.ts';
import { taken } from '../__fixtures__/limiters.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { caller } from './pipeline.ts';
import type { Limiter } from '../pace/permit.ts';
import { localLimiter } from '../pace/limiter.ts';

type LocalLimiter = ReturnType<typeof localLimiter>;

/** At ten calls a second. */
const over = (retryAfterMs?: number) =>
  failure.throttled(
    { ...AT, api: 'tr01' },
    retryAfterMs === undefined ? {} : { retryAfterMs },
    retryAfterMs === undefined
      ? 'The quota did not let this call leave within maxWaitMs'
      : `The quota lets this call leave in ${Math.ceil(retryAfterMs / 1000)} s, behind about ${Math.floor(retryAfterMs / 100)} others: longer than maxWaitMs allows`,
  );

const PERMIT = { sent: () => undefined, done: () => undefined };
const acquire: Limiter['acquire'] = () => Promise.resolve(PERMIT);

afterEach(() => {
  vi.useRealTimers();
});

describe('the wait for a permit', () => {
  it('is waited for, and the wait announced', async () => {
    const clock = manualClock();
    const script = scripted([good], { clock, limiter: await taken(clock) });
    const reply = await asked(script);
    expect(reply.isOk()).toBe(true);
    const [first] = script.events;
    expect(first).toMatchObject({ type: 'wait', for: 'quota' });
    expect(first?.type === 'wait' && first.waitMs).toBeGreaterThanOrEqual(1000);
  });

  it('is not announced where no one has to wait', async () => {
    const script = scripted([good]);
    await ask(script);
    expect(script.events.map(({ type }) => type)).toEqual(['request', 'response']);
  });

  it('is neither forecast nor timed where a permit is free', async () => {
    const clock = manualClock();
    const forecast = vi.fn<LocalLimiter['forecast']>();
    const slow = vi.fn<LocalLimiter['acquire']>();
    const limiter = { ...localLimiter(clock), forecast, acquire: slow };
    const script = scripted([good], { clock, limiter });
    expect((await ask(script, { maxWaitMs: 0 })).isOk()).toBe(true);
    expect([forecast.mock.calls, slow.mock.calls]).toEqual([[], []]);
    expect(limiter.takeFree('tr01', 1)).toBeUndefined();
  });

  it('ends before a free permit is taken where the question has ended', async () => {
    const clock = manualClock();
    const limiter = localLimiter(clock);
    const signal = AbortSignal.abort();
    const script = scripted([good], { clock, limiter });
    expect(errorOf(await ask(script, { signal })).kind).toBe('cancelled');
    expect(limiter.takeFree('tr01', 1)).toBeDefined();
  });

  it('that comes too late is throttled at once, saying when to come again', async () => {
    const clock = manualClock();
    const limiter = await taken(clock);
    const script = scripted([good], { clock, limiter });
    const error = errorOf(await ask(script, { maxWaitMs: 500 }));
    expect(error).toEqual(over(limiter.forecast?.('tr01', 10)));
    expect(script.requests).toEqual([]);
    expect(clock.asleep).toEqual([]);
  });

  it('of a limiter that foretells nothing is waited for no longer than the question may wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const limiter: Limiter = { acquire: () => new Promise(() => undefined) };
    const script = scripted([good], { limiter });
    const coming = ask(script, { maxWaitMs: 5000 });
    await settled();
    await vi.advanceTimersByTimeAsync(5000);
    expect(errorOf(await coming)).toEqual(over());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given back to a limiter that listens once the question may wait no longer', async () => {
    let signal: AbortSignal | undefined;
    const limiter: Limiter = {
      acquire: (_, __, until) => {
        signal = until;
        return new Promise(() => undefined);
      },
    };
    await ask(scripted([good], { limiter }), { maxWaitMs: 10 });
    expect(signal?.aborted).toBe(true);
  });

  it('spends the wait budget of the question', async () => {
    const clock = manualClock();
    const script = scripted([good], { clock, limiter: await taken(clock) });
    const mine = asking(clock, { maxWaitMs: 5000 });
    await clock.until(caller(script.transport)(endpoint, 'q', mine));
    expect(mine.waitBudget.left()).toBeLessThanOrEqual(4000);
  });
});

/** A limiter that notes what becomes of its permits. */
function noting(onGrant: () => void = () => undefined): {
  readonly log: string[];
  readonly limiter: Limiter;
} {
  const log: string[] = [];
  const acquire: Limiter['acquire'] = (key) => {
    log.push(`start ${key}`);
    onGrant();
    return Promise.resolve({
      sent: () => log.push(`sent ${key}`),
      done: () => log.push(`done ${key}`),
    });
  };
  return { log, limiter: { acquire } };
}

describe('the permit of a call', () => {
  it('is reported once that the request left and that the call is over', async () => {
    const { log, limiter } = noting();
    const lost: Step = (_, __, sent) => {
      log.push('send');
      sent?.();
      sent?.();
      return Promise.resolve(silent());
    };
    const script = scripted([lost, refusing({ kind: 'throttled' }), good], { limiter });
    await asked(script);
    const answered = ['start tr01', 'sent tr01', 'done tr01'];
    expect(log).toEqual(['start tr01', 'send', 'sent tr01', 'done tr01', ...answered, ...answered]);
  });

  it('is not reported as sent where the request never left', async () => {
    const { log, limiter } = noting();
    await asked(scripted([silent(), good], { limiter }));
    expect(log.slice(0, 3)).toEqual(['start tr01', 'done tr01', 'start tr01']);
  });

  it('that comes in the very moment of a cancel is given back', async () => {
    const control = new AbortController();
    const { log, limiter } = noting(() => queueMicrotask(() => control.abort()));
    const script = scripted([good], { limiter });
    const coming = ask(script, { signal: control.signal });
    expect(errorOf(await coming).kind).toBe('cancelled');
    expect(script.requests).toEqual([]);
    expect(log).toEqual(['start tr01', 'done tr01']);
  });
});

describe('the quota the broker tells', () => {
  it('is learned under the key of the call', async () => {
    const learned: unknown[] = [];
    const limiter: Limiter = {
      acquire,
      learn: (...given) => learned.push(given),
    };
    const step = refusing({ kind: 'throttled', code: '1700', perSecond: 3 });
    const script = scripted([step, good], { limiter });
    const reply = await asked(script);
    expect(valueOf(reply).body).toBe('what was asked');
    expect(learned).toEqual([['tr01', 3]]);
  });

  it('is nothing to learn where none is reported, nor to a limiter that does not learn', async () => {
    const learn = vi.fn<(key: string, perSecond: number) => void>();
    const untold = scripted([refusing({ kind: 'throttled' }), good], {
      limiter: { acquire, learn },
    });
    await asked(untold);
    expect(learn).not.toHaveBeenCalled();
    const told = scripted([refusing({ kind: 'throttled', perSecond: 3 }), good], {
      clock: untold.clock,
      limiter: { acquire },
    });
    expect((await asked(told)).isOk()).toBe(true);
  });
});

describe('a limiter that has to ask elsewhere', () => {
  it('foretells as well as one that knows', async () => {
    const script = scripted([good], {
      limiter: { acquire, forecast: () => Promise.resolve(700) },
    });
    await ask(script);
    expect(script.events[0]).toMatchObject({ type: 'wait', waitMs: 700 });
    const late = scripted([good], {
      clock: script.clock,
      limiter: { acquire, forecast: async () => 5000 },
    });
    const error = errorOf(await ask(late, { maxWaitMs: 4999 }));
    expect(error).toEqual(over(5000));
  });

  it('and is never announced is waited for no longer than the question may wait', async () => {
    const forecast = (): Promise<number> => new Promise(() => undefined);
    const script = scripted([good], { limiter: { acquire, forecast } });
    expect((await ask(script, { maxWaitMs: 20 })).isOk()).toBe(true);
    const control = new AbortController();
    const other = scripted([good], { clock: script.clock, limiter: { acquire, forecast } });
    const coming = ask(other, { signal: control.signal });
    await settled();
    control.abort();
    expect(errorOf(await coming).kind).toBe('cancelled');
  });
});

describe('a quota that is used up', () => {
  it('is made known to the limiter after what there is to learn, and the pace asked for', async () => {
    const log: unknown[] = [];
    const limiter: Limiter = {
      acquire,
      learn: (...given) => log.push('learn', ...given),
      refused: (...given) => log.push('refused', ...given),
    };
    const step = refusing({ kind: 'throttled', code: '1700', perSecond: 3 });
    await asked(scripted([step, good], { limiter }));
    expect(log).toEqual(['learn', 'tr01', 3, 'refused', 'tr01', 10]);
  });
});

describe('a limiter that fails', () => {
  const throws = (): never => {
    throw new Error('a text of the limiter');
  };

  it.each<[string, Limiter]>([
    ['throws', { acquire: throws }],
    ['rejects', { acquire: () => Promise.reject(new Error('a text of the limiter')) }],
    ['throws when asked to foretell', { acquire, forecast: throws }],
    [
      'throws when asked for a free permit',
      { ...localLimiter(manualClock()), takeFree: throws } as Limiter,
    ],
    ['throws when it is to learn', { acquire, learn: throws }],
    [
      'throws when it hears of a call that left',
      { acquire: async () => ({ ...PERMIT, sent: throws }) },
    ],
    ['throws when it hears of an answer', { acquire: async () => ({ ...PERMIT, done: throws }) }],
    ['gives no permit', { acquire: () => Promise.resolve() as never }],
    ['throws when it hears of a refusal', { acquire, refused: throws }],
    ['rejects when asked to foretell', { acquire, forecast: () => Promise.reject(new Error('x')) }],
  ])('and %s is named as the fault', async (_, limiter) => {
    const script = scripted([refusing({ kind: 'throttled', perSecond: 3 }), good], {
      limiter,
    });
    const coming = ask(script);
    await expect(script.clock.until(coming)).rejects.toMatchObject({ part: 'LIMITER' });
    await expect(coming).rejects.not.toThrow('a text of the limiter');
  });
});
