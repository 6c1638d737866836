import { getEventListeners } from 'node:events';
import { failure } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from './__fixtures__/asking.ts';
import { timers } from './__fixtures__/host.ts';
import { manualClock } from './__fixtures__/manual-clock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { cancelled, CLOSED, endedBy, patience, stillWanted, withinPatience } from './asking.ts';

describe('patience', () => {
  it('counts what waits take, and no more than that', async () => {
    const clock = manualClock();
    const left = patience(clock, 1000);
    clock.jump(500);
    expect(left.left()).toBe(1000);
    await left.during(() => {
      clock.jump(300);
      return Promise.resolve();
    });
    expect(left.left()).toBe(700);
  });

  it('counts a wait that fails, and gains nothing by a clock set back', async () => {
    const clock = manualClock();
    const left = patience(clock, 1000);
    const failing = left.during(() => {
      clock.jump(300);
      return Promise.reject(new Error('mine'));
    });
    await expect(failing).rejects.toThrow('mine');
    expect(left.left()).toBe(700);
    await left.during(() => {
      clock.jump(-5000);
      return Promise.resolve();
    });
    expect(left.left()).toBe(700);
  });

  it('hands on what is left to calls side by side, each with its own', async () => {
    const clock = manualClock();
    const whole = patience(clock, 1000);
    await whole.during(() => {
      clock.jump(100);
      return Promise.resolve();
    });
    const [one, other] = [whole.beside(), whole.beside()];
    await one.during(() => {
      clock.jump(400);
      return Promise.resolve();
    });
    expect([whole.left(), one.left(), other.left()]).toEqual([900, 500, 900]);
  });
});

describe('a wait within patience', () => {
  it('is done when the wait is, and leaves neither timer nor listener', async () => {
    const mine = asking(manualClock());
    const before = timers();
    expect(await withinPatience(mine, () => Promise.resolve())).toBe(true);
    expect(timers()).toBe(before);
    expect(getEventListeners(mine.signal, 'abort')).toEqual([]);
  });

  it('is over in real time when patience is, whether or not the work listens', async () => {
    const mine = asking(manualClock(), { maxWaitMs: 20 });
    const before = timers();
    expect(await withinPatience(mine, () => new Promise(() => undefined))).toBe(false);
    expect(timers()).toBe(before);
    expect(getEventListeners(mine.signal, 'abort')).toEqual([]);
  });

  it('is not over at once where it may take longer than a timer can run', async () => {
    const mine = asking(manualClock(), { maxWaitMs: Number.MAX_SAFE_INTEGER });
    const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    expect(await withinPatience(mine, soon)).toBe(true);
  });

  it('is over at once when the question is', async () => {
    const control = new AbortController();
    const mine = asking(manualClock(), { signal: control.signal });
    const waiting = withinPatience(mine, () => new Promise(() => undefined));
    control.abort();
    expect(await waiting).toBe(false);
  });

  it('tells the work when it is over', async () => {
    let told: AbortSignal | undefined;
    await withinPatience(asking(manualClock(), { maxWaitMs: 0 }), (until) => {
      told = until();
      return new Promise(() => undefined);
    });
    expect(told?.aborted).toBe(true);
  });

  it('tells also the work that asks only when it is over', async () => {
    let told: AbortSignal | undefined;
    await withinPatience(asking(manualClock(), { signal: AbortSignal.abort() }), (until) => {
      told = until();
      return Promise.reject(new Error('heard'));
    });
    expect(told?.aborted).toBe(true);
  });

  it('fails as the work fails, thrown or rejected', async () => {
    const mine = asking(manualClock());
    await expect(withinPatience(mine, () => Promise.reject(new Error('mine')))).rejects.toThrow(
      'mine',
    );
    const thrown = withinPatience(mine, () => {
      throw new Error('thrown');
    });
    await expect(thrown).rejects.toThrow('thrown');
    expect(getEventListeners(mine.signal, 'abort')).toEqual([]);
  });
});

describe('work that a signal ends', () => {
  it('is what it comes to where the signal stays quiet, and is not listened for any more', async () => {
    const { signal } = new AbortController();
    await expect(endedBy(signal, Promise.resolve('done'))).resolves.toBe('done');
    await expect(endedBy(signal, Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is over at once, and its later failure is nobody’s', async () => {
    const control = new AbortController();
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error('late')), 10);
    });
    const ended = endedBy(control.signal, late);
    control.abort();
    await expect(ended).rejects.toThrow('aborted');
    await expect(endedBy(AbortSignal.abort(), late)).rejects.toThrow('aborted');
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

it('says who ended a question', () => {
  expect(cancelled(AT, AbortSignal.abort(CLOSED))).toEqual(
    failure.cancelled(AT, 'The source is closed'),
  );
  // Only our own reason means a closed source; a caller's may read the same.
  expect(cancelled(AT, AbortSignal.abort(new Error('The source is closed')))).toEqual(
    failure.cancelled(AT, 'The caller cancelled the question'),
  );
});

it('knows whether a question is still wanted', () => {
  const clock = manualClock();
  expect(stillWanted(asking(clock)).isOk()).toBe(true);
  expect(errorOf(stillWanted(asking(clock, { signal: AbortSignal.abort() }))).kind).toBe(
    'cancelled',
  );
});
