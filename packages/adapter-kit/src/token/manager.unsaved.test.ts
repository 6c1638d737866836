import { describe, expect, it } from 'vitest';
import { asking } from '../__fixtures__/asking.ts';
import { deferred } from '../__fixtures__/host.ts';
import { DAY_MS, keeping, KEY, outcome, tokenAt } from '../__fixtures__/keepers.ts';
import { manualClock, NOON, settled } from '../__fixtures__/manual-clock.ts';
import { memoryTokenStore } from './memory.ts';
import type { TokenStore } from './store.ts';

const rejects = (): Promise<never> => Promise.reject(new Error('the disk is full'));

describe('a token that was issued and could not be kept', () => {
  /** A store that takes nothing until it is mended. */
  const broken = (): { readonly store: TokenStore; readonly mend: () => void } => {
    const healthy = memoryTokenStore();
    let works = false;
    const write: TokenStore['write'] = (...given) => (works ? healthy.write(...given) : rejects());
    const mend = (): void => {
      works = true;
    };
    return { store: { ...healthy, write }, mend };
  };

  it('is not asked for again, but kept and used once the store takes it', async () => {
    const clock = manualClock();
    const { store, mend } = broken();
    const { keeper, issues } = keeping({ clock, store });
    for (const _ of [1, 2])
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await expect(keeper.get(asking(clock))).rejects.toMatchObject({ part: 'TOKEN_STORE' });
    mend();
    expect(outcome(await keeper.get(asking(clock)))).toBe('token-1');
    expect((await store.read(KEY))?.value).toBe('token-1');
    expect(issues()).toBe(1);
  });

  it('is asked for again once it has run out, or was refused', async () => {
    const clock = manualClock();
    const { store, mend } = broken();
    const { keeper, issues } = keeping({ clock, store });
    await expect(keeper.get(asking(clock))).rejects.toThrow('token store');
    await expect(keeper.renew(tokenAt(NOON, 'token-1'), asking(clock))).rejects.toThrow(
      'token store',
    );
    expect(issues()).toBe(2);
    clock.jump(2 * DAY_MS);
    mend();
    expect(outcome(await keeper.get(asking(clock)))).toBe('token-3');
    expect(issues()).toBe(3);
  });

  it('gives way to what another process has put there meanwhile', async () => {
    const clock = manualClock();
    const { store, mend } = broken();
    const { keeper } = keeping({ clock, store });
    await expect(keeper.get(asking(clock))).rejects.toThrow('token store');
    mend();
    await store.write(KEY, tokenAt(NOON, 'of another process'));
    expect(outcome(await keeper.get(asking(clock)))).toBe('of another process');
  });
});

describe('a source that closes while it waits for a lock', () => {
  it('is let go, and those who joined it ask for themselves', async () => {
    const clock = manualClock();
    const store = memoryTokenStore();
    const gate = deferred<void>();
    const elsewhere = store.lock(KEY, () => gate.promise);
    const closing = new AbortController();
    const first = keeping({ clock, store, ending: closing.signal });
    const second = keeping({ clock, store });
    const held = first.keeper.get(asking(clock));
    await settled();
    const joined = second.keeper.get(asking(clock));
    await settled();
    closing.abort();
    expect(outcome(await held)).toBe('cancelled');
    gate.resolve();
    await elsewhere;
    expect(outcome(await joined)).toBe('token-1');
    expect([first.issues(), second.issues()]).toEqual([0, 1]);
  });
});
