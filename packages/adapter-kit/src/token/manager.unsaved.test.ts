import { describe, expect, it } from 'vitest';
import { deferred } from '../__fixtures__/host.ts';
import { DAY_MS, managing, KEY, outcome, tokenAt } from '../__fixtures__/managers.ts';
import { NOON, settled } from '../__fixtures__/manual-clock.ts';
import { valueOf } from '../__fixtures__/results.ts';
import { memoryTokenStore } from './memory.ts';
import type { TokenStore } from './store.ts';

const full = { code: 'ENOSPC', path: '/full/disk' };
const rejects = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), full));

describe('a token that was issued and could not be kept', () => {
  /** A store that takes nothing until it is repaired. */
  const broken = () => {
    const healthy = memoryTokenStore();
    let works = false;
    let writes = 0;
    const write: TokenStore['write'] = (...given) => {
      writes += 1;
      return works ? healthy.write(...given) : rejects();
    };
    const repair = (): void => {
      works = true;
    };
    return { store: { ...healthy, write }, healthy, repair, writes: () => writes };
  };

  it('is used all the same, and one notice says why it was not kept', async () => {
    const { store, writes } = broken();
    const { get, issues, notices } = managing({ store });
    for (const _ of [1, 2, 3]) expect(outcome(await get())).toBe('token-1');
    expect([issues(), writes()]).toEqual([1, 1]);
    expect(notices).toEqual([
      'The token is kept in this process alone: the token store failed: ENOSPC /full/disk',
    ]);
  });

  it('is offered to the store again after a minute', async () => {
    const { store, repair } = broken();
    const { clock, get, issues } = managing({ store });
    await get();
    repair();
    clock.jump(60_000);
    expect(outcome(await get())).toBe('token-1');
    await settled();
    expect((await store.read(KEY))?.value).toBe('token-1');
    expect(issues()).toBe(1);
  });

  it('gives way to what another process has put there meanwhile', async () => {
    const { store, healthy } = broken();
    const { clock, get } = managing({ store });
    await get();
    await healthy.write(KEY, tokenAt(NOON, 'of-another-process'));
    clock.jump(60_000);
    await get();
    await settled();
    expect(outcome(await get())).toBe('of-another-process');
  });

  it('is asked for again once it has run out, or was refused', async () => {
    const { clock, get, issues } = managing({ store: broken().store });
    const first = valueOf(await get());
    expect(outcome(await get({ refused: first }))).toBe('token-2');
    clock.jump(2 * DAY_MS);
    expect(outcome(await get())).toBe('token-3');
    expect(issues()).toBe(3);
  });
});

describe('the last token', () => {
  it('is remembered: the store is read when it is dead or refused, and by no call in between', async () => {
    let reads = 0;
    const store = memoryTokenStore();
    const counted: TokenStore = {
      ...store,
      read: (key) => {
        reads += 1;
        return store.read(key);
      },
    };
    await store.write(KEY, tokenAt(NOON, 'stored'));
    const one = managing({ store: counted });
    const other = managing({ clock: one.clock, store: counted });
    for (const { get } of [one, other, one]) expect(outcome(await get())).toBe('stored');
    expect(reads).toBe(1);
    expect(other.seen).toContain('stored');
    await store.write(KEY, tokenAt(NOON + 1, 'newer'));
    expect(outcome(await one.get({ refused: tokenAt(NOON, 'stored') }))).toBe('newer');
    expect(reads).toBe(2);
    one.clock.jump(2 * DAY_MS);
    expect(outcome(await one.get())).toBe('token-1');
    expect(reads).toBeGreaterThan(2);
  });
});

describe('a source that closes while it waits for a lock', () => {
  it('is let go, and those who joined it ask for themselves', async () => {
    const store = memoryTokenStore();
    const gate = deferred<void>();
    const elsewhere = store.lock(KEY, () => gate.promise);
    const closing = new AbortController();
    const first = managing({ store, ending: closing.signal });
    const second = managing({ clock: first.clock, store });
    const held = first.get();
    await settled();
    const joined = second.get();
    await settled();
    closing.abort();
    expect(outcome(await held)).toBe('cancelled');
    gate.resolve();
    await elsewhere;
    expect(outcome(await joined)).toBe('token-1');
    expect([first.issues(), second.issues()]).toEqual([0, 1]);
  });
});
