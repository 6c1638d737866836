import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AT } from '../__fixtures__/sources.ts';
import { stillClock, timers } from '../__fixtures__/time.ts';
import { failure } from '../error.ts';
import { cancelled, CLOSED } from './context.ts';
import { waitBudget } from './clock.ts';
import { withinBudget } from './signals.ts';

describe('a wait budget', () => {
  const budgetOf = (maxWaitMs: number) => {
    const clock = stillClock();
    const budget = waitBudget(clock, maxWaitMs);
    const take = (ms: number) => () => Promise.resolve(clock.jump(ms));
    return { clock, budget, take };
  };

  it('counts what waits take, a failing one too, and no other time', async () => {
    const { clock, budget, take } = budgetOf(1000);
    clock.jump(500);
    expect(budget.left()).toBe(1000);
    await budget.during(take(300));
    const failing = budget.during(async () => {
      await take(100)();
      throw new Error('mine');
    });
    await expect(failing).rejects.toThrow('mine');
    expect(budget.left()).toBe(600);
  });

  it('gains nothing by a clock that is set back, and is whole again once renewed', async () => {
    const { budget, take } = budgetOf(1000);
    await budget.during(take(300));
    await budget.during(take(-5000));
    expect(budget.left()).toBe(700);
    budget.renew();
    expect(budget.left()).toBe(1000);
  });

  it('gives what is left to each of several calls made at once', async () => {
    const { budget, take } = budgetOf(1000);
    await budget.during(take(100));
    const [one, other] = [budget.beside(), budget.beside()];
    await one.during(take(400));
    expect([budget.left(), one.left(), other.left()]).toEqual([900, 500, 900]);
  });
});

describe('a wait within the budget', () => {
  const contextOf = (maxWaitMs = 1000, signal = new AbortController().signal) => ({
    signal,
    waitBudget: waitBudget(stillClock(), maxWaitMs),
  });
  const never = () => new Promise(() => undefined);

  it.each<[string, number, () => Promise<unknown>, boolean]>([
    ['is done when the wait is', 1000, () => Promise.resolve(), true],
    ['is over in real time with the budget', 20, never, false],
    [
      'may take longer than a timer can run',
      Number.MAX_SAFE_INTEGER,
      () => new Promise((resolve) => setTimeout(resolve, 20)),
      true,
    ],
  ])('%s, and leaves neither timer nor listener', async (_, maxWaitMs, wait, inTime) => {
    const context = contextOf(maxWaitMs);
    const before = timers();
    expect(await withinBudget(context, wait)).toBe(inTime);
    expect(timers()).toBe(before);
    expect(getEventListeners(context.signal, 'abort')).toEqual([]);
  });

  it('has the least time that the work needs', async () => {
    const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
    expect(await withinBudget(contextOf(0), soon, 5000)).toBe(true);
  });

  it('is over at once when the question is', async () => {
    const control = new AbortController();
    const waiting = withinBudget(contextOf(1000, control.signal), never);
    control.abort();
    expect(await waiting).toBe(false);
  });

  it.each([
    ['that asks before', 0, new AbortController().signal],
    ['that asks only afterwards', 1000, AbortSignal.abort()],
  ])('tells the work %s that it is over', async (_, maxWaitMs, signal) => {
    let until: AbortSignal | undefined;
    await withinBudget(contextOf(maxWaitMs, signal), (ending) => {
      until = ending;
      return never();
    });
    expect(until?.aborted).toBe(true);
  });

  it('fails as the work fails, thrown or rejected', async () => {
    const context = contextOf();
    const mine = new Error('mine');
    const throws = (): never => {
      throw mine;
    };
    await expect(withinBudget(context, () => Promise.reject(mine))).rejects.toThrow(mine);
    await expect(withinBudget(context, throws)).rejects.toThrow(mine);
    expect(getEventListeners(context.signal, 'abort')).toEqual([]);
  });
});

it('says who ended a question', () => {
  expect(cancelled(AT, AbortSignal.abort(CLOSED))).toEqual(
    failure.cancelled(AT, 'The source is closed'),
  );
  // Only the library's own reason means a closed source; a caller's may read the same.
  expect(cancelled(AT, AbortSignal.abort(new Error('The source is closed')))).toEqual(
    failure.cancelled(AT, 'The caller cancelled the question'),
  );
});
