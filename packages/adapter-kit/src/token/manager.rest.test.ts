import { describe, expect, it } from 'vitest';
import { DAY_MS, managing, KEY, tokenAt } from '../__fixtures__/managers.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { valueOf } from '../__fixtures__/results.ts';
import type { Token } from './store.ts';

function fresh() {
  const { clock, get, manager, issues, store } = managing();
  const next = async (refused?: Token): Promise<Token> =>
    valueOf(await (refused === undefined ? get() : get({ refused })));
  return { clock, manager, issues, store, next };
}

describe('a token that never brought an answer', () => {
  it('is replaced once, and a new issue rests for a minute, then for longer', async () => {
    const { clock, manager, issues, next } = fresh();
    const first = await next();
    expect(manager.mayReplace(first, false)).toBe(true);
    let token = await next(first);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(manager.mayReplace(token, false)).toBe(false);
      clock.jump(minutes * 60_000 - 1);
      expect(manager.mayReplace(token, false)).toBe(false);
      clock.jump(1);
      expect(manager.mayReplace(token, false)).toBe(true);
      token = await next(token);
    }
    expect(issues()).toBe(10);
  });

  it('may be replaced for all whose calls were refused together', async () => {
    const { manager, next, issues } = fresh();
    const first = await next();
    expect([1, 2, 3].map(() => manager.mayReplace(first, false))).toEqual([true, true, true]);
    await Promise.all([1, 2, 3].map(() => next(first)));
    expect(manager.mayReplace(first, false)).toBe(true);
    expect(issues()).toBe(2);
  });

  it('is something else than one that brought answers and has died since', async () => {
    const { manager, next } = fresh();
    let token = await next();
    for (let time = 0; time < 5; time += 1) {
      manager.accepted(token);
      expect(manager.mayReplace(token, false)).toBe(true);
      token = await next(token);
    }
  });

  it('is replaced at once where the one before it brought answers: the rest is over', async () => {
    const { manager, next } = fresh();
    const first = await next();
    expect(manager.mayReplace(first, false)).toBe(true);
    const second = await next(first);
    manager.accepted(second);
    expect(manager.mayReplace(second, false)).toBe(true);
    expect(manager.mayReplace(await next(second), false)).toBe(true);
  });

  it('gives way to a newer one in the store without an issue', async () => {
    const { manager, next, store, issues } = fresh();
    const first = await next();
    const second = await next(first);
    await store.write(KEY, tokenAt(NOON + 1, "another process's"));
    expect(manager.mayReplace(first, false)).toBe(true);
    expect(second.value).toBe('token-2');
    expect(issues()).toBe(2);
  });
});

describe('a refusal that only may mean the token', () => {
  it('costs one new token, until that one has come to its own end', async () => {
    const { manager, next, issues } = fresh();
    const first = await next();
    manager.accepted(first);
    expect(manager.mayReplace(first, true)).toBe(true);
    const second = await next(first);
    manager.accepted(second);
    expect(manager.mayReplace(second, true)).toBe(false);
    expect(manager.mayReplace(second, false)).toBe(true);
    const third = await next(second);
    manager.accepted(third);
    expect(manager.mayReplace(third, true)).toBe(true);
    expect(issues()).toBe(3);
  });

  it('does not taint the token that follows when its replacement has run out', async () => {
    const { clock, manager, next } = fresh();
    const first = await next();
    manager.accepted(first);
    expect(manager.mayReplace(first, true)).toBe(true);
    await next(first);
    clock.jump(2 * DAY_MS);
    const third = await next();
    manager.accepted(third);
    expect(manager.mayReplace(third, true)).toBe(true);
  });
});
