import { describe, expect, it } from 'vitest';
import { asking } from '../__fixtures__/asking.ts';
import { deferred } from '../__fixtures__/host.ts';
import { DAY_MS, managing, KEY, outcome, tokenAt } from '../__fixtures__/managers.ts';
import { manualClock, NOON, settled } from '../__fixtures__/manual-clock.ts';
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
    const clock = manualClock();
    const { store, writes } = broken();
    const { manager, issues, notices } = managing({ clock, store });
    for (const _ of [1, 2, 3])
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect(outcome(await manager.get(asking(clock)))).toBe('token-1');
    expect([issues(), writes()]).toEqual([1, 1]);
    expect(notices).toEqual([
      'The token is kept in this process alone: the token store failed: ENOSPC /full/disk',
    ]);
  });

  it('is offered to the store again after a minute', async () => {
    const clock = manualClock();
    const { store, repair } = broken();
    const { manager, issues } = managing({ clock, store });
    await manager.get(asking(clock));
    repair();
    clock.jump(60_000);
    expect(outcome(await manager.get(asking(clock)))).toBe('token-1');
    await settled();
    expect((await store.read(KEY))?.value).toBe('token-1');
    expect(issues()).toBe(1);
  });

  it('gives way to what another process has put there meanwhile', async () => {
    const clock = manualClock();
    const { store, healthy } = broken();
    const { manager } = managing({ clock, store });
    await manager.get(asking(clock));
    await healthy.write(KEY, tokenAt(NOON, 'of-another-process'));
    clock.jump(60_000);
    await manager.get(asking(clock));
    await settled();
    expect(outcome(await manager.get(asking(clock)))).toBe('of-another-process');
  });

  it('is asked for again once it has run out, or was refused', async () => {
    const clock = manualClock();
    const { manager, issues } = managing({ clock, store: broken().store });
    const first = valueOf(await manager.get(asking(clock)));
    expect(outcome(await manager.get(asking(clock), first))).toBe('token-2');
    clock.jump(2 * DAY_MS);
    expect(outcome(await manager.get(asking(clock)))).toBe('token-3');
    expect(issues()).toBe(3);
  });
});

describe('the last token', () => {
  it('is remembered: the store is read when it is dead or refused, and by no call in between', async () => {
    const clock = manualClock();
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
    const one = managing({ clock, store: counted });
    const other = managing({ clock, store: counted });
    for (const { manager } of [one, other, one])
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect(outcome(await manager.get(asking(clock)))).toBe('stored');
    expect(reads).toBe(1);
    expect(other.seen).toContain('stored');
    await store.write(KEY, tokenAt(NOON + 1, 'newer'));
    expect(outcome(await one.manager.get(asking(clock), tokenAt(NOON, 'stored')))).toBe('newer');
    expect(reads).toBe(2);
    clock.jump(2 * DAY_MS);
    expect(outcome(await one.manager.get(asking(clock)))).toBe('token-1');
    expect(reads).toBeGreaterThan(2);
  });
});

describe('a source that closes while it waits for a lock', () => {
  it('is let go, and those who joined it ask for themselves', async () => {
    const clock = manualClock();
    const store = memoryTokenStore();
    const gate = deferred<void>();
    const elsewhere = store.lock(KEY, () => gate.promise);
    const closing = new AbortController();
    const first = managing({ clock, store, ending: closing.signal });
    const second = managing({ clock, store });
    const held = first.manager.get(asking(clock));
    await settled();
    const joined = second.manager.get(asking(clock));
    await settled();
    closing.abort();
    expect(outcome(await held)).toBe('cancelled');
    gate.resolve();
    await elsewhere;
    expect(outcome(await joined)).toBe('token-1');
    expect([first.issues(), second.issues()]).toEqual([0, 1]);
  });
});
