import { ok } from '@investor-flow/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asking } from '../__fixtures__/asking.ts';
import { managing, KEY, outcome, tokenAt } from '../__fixtures__/managers.ts';
import { manualClock, NOON, settled } from '../__fixtures__/manual-clock.ts';
import { valueOf } from '../__fixtures__/results.ts';
import { memoryTokenStore } from './memory.ts';
import type { TokenStore } from './store.ts';

const FAULT = 'unavailable TOKEN_STORE';
const SECRET = 'a text of the store that must not be seen';

/** What `tokenKeeper` makes of a failing store is thrown, and named by the question's own guard. */
async function tried(store: TokenStore): Promise<string> {
  const { get } = managing({ store });
  try {
    return outcome(await get());
  } catch (thrown) {
    expect(String(thrown)).not.toContain(SECRET);
    return thrown instanceof Error && 'part' in thrown ? `unavailable ${String(thrown.part)}` : '?';
  }
}

const throws = (): never => {
  throw new Error(SECRET);
};
const rejects = (): Promise<never> => Promise.reject(new Error(SECRET));

/** Stores are written by others, in languages without types too. */
const withFault = (fault: Readonly<Record<string, unknown>>): TokenStore =>
  Object.assign(memoryTokenStore(), fault);

describe('a store that fails', () => {
  it.each([
    ['reading', 'read'],
    ['locking', 'lock'],
  ])('while %s is named as the fault, whether it throws or rejects', async (_, method) => {
    expect(await tried(withFault({ [method]: throws }))).toBe(FAULT);
    expect(await tried(withFault({ [method]: rejects }))).toBe(FAULT);
  });

  it('is named with errno and path, and no other text of it', async () => {
    const fault = Object.assign(new Error(SECRET), { code: 'EACCES', path: '/there/is/it' });
    const { manager } = managing({
      clock: manualClock(),
      store: withFault({ read: () => Promise.reject(fault) }),
    });
    await expect(manager.get(asking(manualClock()))).rejects.toThrow(
      /^the token store failed: EACCES \/there\/is\/it$/,
    );
  });

  it('while forgetting is named too', async () => {
    for (const forget of [throws, rejects]) {
      const { get, manager, store } = managing({ store: withFault({ forget }) });
      const refused = tokenAt(NOON, 'refused');
      await store.write(KEY, refused);
      await expect(get({ refused })).rejects.toMatchObject({
        part: 'TOKEN_STORE',
      });
      await expect(manager.forget(refused)).rejects.toMatchObject({ part: 'TOKEN_STORE' });
    }
  });

  it('fails for all who came together, and is asked anew by who comes later', async () => {
    let broken = true;
    const store = memoryTokenStore();
    const healthy = memoryTokenStore();
    const { get, issues } = managing({
      store: Object.assign(store, {
        lock: (...given: Parameters<TokenStore['lock']>) =>
          broken ? rejects() : healthy.lock(...given),
      }),
    });
    const held = await Promise.allSettled([1, 2].map(() => get()));
    expect(held.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(outcome(await get())).toBe('token-1');
    expect(issues()).toBe(1);
  });
});

describe('a store that holds junk', () => {
  it.each([
    ['null', null],
    ['wrong types', { value: 1, issuedAt: 'x', expiresAt: true }],
    ['an expired token', tokenAt(NOON - 1000, 'old', 500)],
  ])('%s is none, and a token is issued', async (_, junk) => {
    expect(await tried(withFault({ read: () => Promise.resolve(junk) }))).toBe('token-1');
    expect(await tried(withFault({ read: () => junk }))).toBe('token-1');
  });

  it('and keeps nothing is asked of the broker each time, and never goes round for ever', async () => {
    const { get, issues } = managing({ store: withFault({ write: () => Promise.resolve() }) });
    const refused = valueOf(await get());
    expect(outcome(await get({ refused }))).toBe('token-2');
    expect(issues()).toBe(2);
  });
});

describe('a lock', () => {
  it.each([
    ['nothing', undefined],
    ['something else', { isOk: 'no' }],
  ])('that hands on %s of what its work gave is good enough', async (_, junk) => {
    const lock = async (__: string, work: () => Promise<unknown>): Promise<unknown> => {
      await work();
      return junk;
    };
    expect(await tried(withFault({ lock }))).toBe('token-1');
  });

  it.each([
    ['resolves without having worked', () => Promise.resolve()],
    ['answers nothing at all', () => undefined],
  ])('that %s is a fault of the store', async (_, lock) => {
    expect(await tried(withFault({ lock }))).toBe(FAULT);
  });
});

describe('a store that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const never = (): Promise<never> => new Promise(() => undefined);

  it.each(['read', 'lock', 'write'])(
    'in %s holds a question no longer than it may wait',
    async (method) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { get } = managing({ store: withFault({ [method]: never }) });
      let held: string | undefined;
      void get({ maxWaitMs: 5000 }).then((it) => {
        held = outcome(it);
      });
      await settled();
      await vi.advanceTimersByTimeAsync(4999);
      expect(held).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
      expect(held).toBe('throttled');
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('in read lets a caller go who cancels', async () => {
    const { get } = managing({ store: withFault({ read: never }) });
    const control = new AbortController();
    const held = get({ signal: control.signal });
    await settled();
    control.abort();
    expect(outcome(await held)).toBe('cancelled');
  });

  it('is something else than one that takes its time while no one may wait', async () => {
    const store = memoryTokenStore();
    await store.write(KEY, tokenAt(NOON, 'mine'));
    const slow = Object.assign(store, {
      read: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return tokenAt(NOON, 'mine');
      },
    });
    const { get } = managing({ store: slow });
    expect(outcome(await get({ maxWaitMs: 0 }))).toBe('mine');
  });
});

it('reports what the store has, live or not', async () => {
  const { manager, store, seen } = managing({ issue: () => Promise.resolve(ok(tokenAt(0, 'x'))) });
  expect(await manager.current()).toBeUndefined();
  await store.write(KEY, tokenAt(0, 'long-gone'));
  expect((await manager.current())?.value).toBe('long-gone');
  expect(seen).toEqual(['long-gone']);
  await manager.forget(tokenAt(0, 'another'));
  expect((await manager.current())?.value).toBe('long-gone');
  await manager.forget(tokenAt(0, 'long-gone'));
  expect(await manager.current()).toBeUndefined();
});

it('hands out no token that was forgotten', async () => {
  const { get, manager, issues } = managing();
  await manager.forget(valueOf(await get()));
  expect(outcome(await get())).toBe('token-2');
  expect(issues()).toBe(2);
});
