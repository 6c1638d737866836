import { err, failure } from '@investor-flow/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import { ask, good, refusing, scripted, silent, type Step } from '../__fixtures__/scripted.ts';
import { manualClock, settled } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
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

/** A limiter for one call a second that is taken already. */
async function taken(clock: ReturnType<typeof manualClock>): Promise<LocalLimiter> {
  const limiter = localLimiter(clock);
  for (let place = 0; place < 10; place += 1)
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await limiter.acquire('tr01', 10);
  return limiter;
}

describe('the wait for a permit', () => {
  it('is waited for, and the wait announced', async () => {
    const clock = manualClock();
    const script = scripted(clock, [good], { limiter: await taken(clock) });
    const reply = await clock.until(ask(script, asking(clock)));
    expect(reply.isOk()).toBe(true);
    const [first] = script.events;
    expect(first).toMatchObject({ type: 'wait', for: 'quota' });
    expect(first?.type === 'wait' && first.waitMs).toBeGreaterThanOrEqual(1000);
  });

  it('is not announced where no one has to wait', async () => {
    const clock = manualClock();
    const script = scripted(clock, [good]);
    await ask(script, asking(clock));
    expect(script.events.map(({ type }) => type)).toEqual(['request', 'response']);
  });

  it('is neither forecast nor timed where a permit is free', async () => {
    const clock = manualClock();
    const forecast = vi.fn<LocalLimiter['forecast']>();
    const slow = vi.fn<LocalLimiter['acquire']>();
    const limiter = { ...localLimiter(clock), forecast, acquire: slow };
    const script = scripted(clock, [good], { limiter });
    expect((await ask(script, asking(clock, { maxWaitMs: 0 }))).isOk()).toBe(true);
    expect([forecast.mock.calls, slow.mock.calls]).toEqual([[], []]);
    expect(limiter.takeFree('tr01', 1)).toBeUndefined();
  });

  it('ends before a free permit is taken where the question has ended', async () => {
    const clock = manualClock();
    const limiter = localLimiter(clock);
    const signal = AbortSignal.abort();
    const script = scripted(clock, [good], { limiter });
    expect(errorOf(await ask(script, asking(clock, { signal }))).kind).toBe('cancelled');
    expect(limiter.takeFree('tr01', 1)).toBeDefined();
  });

  it('that comes too late is throttled at once, saying when to come again', async () => {
    const clock = manualClock();
    const limiter = await taken(clock);
    const script = scripted(clock, [good], { limiter });
    const error = errorOf(await ask(script, asking(clock, { maxWaitMs: 500 })));
    expect(error).toEqual(over(limiter.forecast?.('tr01', 10)));
    expect(script.requests).toEqual([]);
    expect(clock.asleep).toEqual([]);
  });

  it('of a limiter that foretells nothing is waited for no longer than the question may wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const clock = manualClock();
    const limiter: Limiter = { acquire: () => new Promise(() => undefined) };
    const script = scripted(clock, [good], { limiter });
    const asked = ask(script, asking(clock, { maxWaitMs: 5000 }));
    await settled();
    await vi.advanceTimersByTimeAsync(5000);
    expect(errorOf(await asked)).toEqual(over());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given back to a limiter that listens once the question may wait no longer', async () => {
    const clock = manualClock();
    let signal: AbortSignal | undefined;
    const limiter: Limiter = {
      acquire: (_, __, until) => {
        signal = until;
        return new Promise(() => undefined);
      },
    };
    await ask(scripted(clock, [good], { limiter }), asking(clock, { maxWaitMs: 10 }));
    expect(signal?.aborted).toBe(true);
  });

  it('spends the wait budget of the question', async () => {
    const clock = manualClock();
    const script = scripted(clock, [good], { limiter: await taken(clock) });
    const mine = asking(clock, { maxWaitMs: 5000 });
    await clock.until(ask(script, mine));
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
    const clock = manualClock();
    const { log, limiter } = noting();
    const lost: Step = (_, __, sent) => {
      log.push('send');
      sent?.();
      sent?.();
      return Promise.resolve(
        err({ kind: 'unavailable', cause: { code: 'ECONNRESET', message: 'gone' } }),
      );
    };
    const script = scripted(clock, [lost, refusing({ kind: 'throttled' }), good], { limiter });
    await clock.until(ask(script, asking(clock)));
    const answered = ['start tr01', 'sent tr01', 'done tr01'];
    expect(log).toEqual(['start tr01', 'send', 'sent tr01', 'done tr01', ...answered, ...answered]);
  });

  it('is not reported as sent where the request never left', async () => {
    const clock = manualClock();
    const { log, limiter } = noting();
    await clock.until(ask(scripted(clock, [silent(), good], { limiter }), asking(clock)));
    expect(log.slice(0, 3)).toEqual(['start tr01', 'done tr01', 'start tr01']);
  });

  it('that comes in the very moment of a cancel is given back', async () => {
    const clock = manualClock();
    const control = new AbortController();
    const { log, limiter } = noting(() => queueMicrotask(() => control.abort()));
    const script = scripted(clock, [good], { limiter });
    const asked = ask(script, asking(clock, { signal: control.signal }));
    expect(errorOf(await asked).kind).toBe('cancelled');
    expect(script.requests).toEqual([]);
    expect(log).toEqual(['start tr01', 'done tr01']);
  });
});

describe('the quota the broker tells', () => {
  it('is learned under the key of the call', async () => {
    const clock = manualClock();
    const learned: unknown[] = [];
    const limiter: Limiter = {
      acquire,
      learn: (...given) => learned.push(given),
    };
    const step = refusing({ kind: 'throttled', code: '1700', perSecond: 3 });
    const script = scripted(clock, [step, good], { limiter });
    const reply = await clock.until(ask(script, asking(clock)));
    expect(valueOf(reply).body).toBe('what was asked');
    expect(learned).toEqual([['tr01', 3]]);
  });

  it('is nothing to learn where none is reported, nor to a limiter that does not learn', async () => {
    const clock = manualClock();
    const learn = vi.fn<(key: string, perSecond: number) => void>();
    const untold = scripted(clock, [refusing({ kind: 'throttled' }), good], {
      limiter: { acquire, learn },
    });
    await clock.until(ask(untold, asking(clock)));
    expect(learn).not.toHaveBeenCalled();
    const told = scripted(clock, [refusing({ kind: 'throttled', perSecond: 3 }), good], {
      limiter: { acquire },
    });
    expect((await clock.until(ask(told, asking(clock)))).isOk()).toBe(true);
  });
});

describe('a limiter that has to ask elsewhere', () => {
  it('foretells as well as one that knows', async () => {
    const clock = manualClock();
    const script = scripted(clock, [good], {
      limiter: { acquire, forecast: () => Promise.resolve(700) },
    });
    await ask(script, asking(clock));
    expect(script.events[0]).toMatchObject({ type: 'wait', waitMs: 700 });
    const late = scripted(clock, [good], { limiter: { acquire, forecast: async () => 5000 } });
    const error = errorOf(await ask(late, asking(clock, { maxWaitMs: 4999 })));
    expect(error).toEqual(over(5000));
  });

  it('and is never announced is waited for no longer than the question may wait', async () => {
    const clock = manualClock();
    const forecast = (): Promise<number> => new Promise(() => undefined);
    const script = scripted(clock, [good], { limiter: { acquire, forecast } });
    expect((await ask(script, asking(clock, { maxWaitMs: 20 }))).isOk()).toBe(true);
    const control = new AbortController();
    const other = scripted(clock, [good], { limiter: { acquire, forecast } });
    const asked = ask(other, asking(clock, { signal: control.signal }));
    await settled();
    control.abort();
    expect(errorOf(await asked).kind).toBe('cancelled');
  });
});

describe('a quota that is used up', () => {
  it('is made known to the limiter after what there is to learn, and the pace asked for', async () => {
    const clock = manualClock();
    const log: unknown[] = [];
    const limiter: Limiter = {
      acquire,
      learn: (...given) => log.push('learn', ...given),
      refused: (...given) => log.push('refused', ...given),
    };
    const step = refusing({ kind: 'throttled', code: '1700', perSecond: 3 });
    await clock.until(ask(scripted(clock, [step, good], { limiter }), asking(clock)));
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
    const clock = manualClock();
    const script = scripted(clock, [refusing({ kind: 'throttled', perSecond: 3 }), good], {
      limiter,
    });
    const asked = ask(script, asking(clock));
    await expect(clock.until(asked)).rejects.toMatchObject({ part: 'LIMITER' });
    await expect(asked).rejects.not.toThrow('a text of the limiter');
  });
});
