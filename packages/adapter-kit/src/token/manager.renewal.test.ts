import { ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { deferred } from '../__fixtures__/host.ts';
import { closedMeanwhile, managing, KEY, outcome, tokenAt } from '../__fixtures__/managers.ts';
import { manualClock, NOON, settled } from '../__fixtures__/manual-clock.ts';
import { valueOf } from '../__fixtures__/results.ts';
import { memoryTokenStore } from './memory.ts';
import type { TokenStore } from './store.ts';

type Held = Awaited<ReturnType<ReturnType<typeof managing>['manager']['get']>>;

describe('after a refusal', () => {
  it('issues once for all who fail together', async () => {
    const { get, issues, store } = managing();
    const refused = valueOf(await get());
    const held = await Promise.all([1, 2, 3].map(() => get({ refused })));
    expect(held.map(outcome)).toEqual(['token-2', 'token-2', 'token-2']);
    expect(issues()).toBe(2);
    expect((await store.read(KEY))?.value).toBe('token-2');
  });

  it('issues once for all who fail together across two managers', async () => {
    const one = managing();
    const refused = valueOf(await one.get());
    const other = managing(one);
    await Promise.all([one, other].map(({ get }) => get({ refused })));
    expect(one.issues() + other.issues()).toBe(2);
  });

  it('issues once for those who fail one after another, the broker giving the same text again', async () => {
    const clock = manualClock();
    const { get, issues } = managing({
      clock,
      issue: () => Promise.resolve(ok(tokenAt(clock.now(), 'always the same'))),
    });
    const refused = valueOf(await get());
    const together = [1, 2, 3].map(() => get({ refused }));
    const held = [...(await Promise.all(together)), await get({ refused })];
    expect(held.map(outcome)).toEqual(held.map(() => 'always the same'));
    expect(held.every((it) => valueOf(it).issuedAt > refused.issuedAt)).toBe(true);
    expect(issues()).toBe(2);
    expect(valueOf(await get()).issuedAt).toBeGreaterThan(refused.issuedAt);
  });

  it('uses somebody newer in the store without issuing', async () => {
    const { get, issues, store } = managing();
    const refused = valueOf(await get());
    await store.write(KEY, tokenAt(NOON + 1, 'another-process'));
    expect(outcome(await get({ refused }))).toBe('another-process');
    expect(issues()).toBe(1);
  });

  it('does not hand out the refused token, though the store still has it', async () => {
    const { get, store } = managing();
    const refused = tokenAt(NOON, 'refused');
    await store.write(KEY, refused);
    expect(outcome(await get({ refused }))).toBe('token-1');
  });

  it('forgets the refused token even when no other can be had', async () => {
    const { get, store } = managing({ issue: closedMeanwhile });
    const refused = tokenAt(NOON, 'refused');
    await store.write(KEY, refused);
    expect(outcome(await get({ refused }))).toBe('cancelled');
    expect(await store.read(KEY)).toBeUndefined();
  });

  it('is not content with the refused token that a joined flight found again', async () => {
    const refused = tokenAt(NOON, 'refused');
    const store = memoryTokenStore();
    const gate = deferred<void>();
    // Empty for whoever looks first; then another process has written the token that is refused.
    let reads = 0;
    const shared: TokenStore = {
      ...store,
      read: (key) => {
        reads += 1;
        return reads === 1 ? Promise.resolve(undefined) : store.read(key);
      },
      lock: (key, work) => store.lock(key, () => gate.promise.then(work)),
    };
    await store.write(KEY, refused);
    const { get, issues } = managing({ store: shared });
    const getter = get();
    await settled();
    const renewer = get({ refused });
    await settled();
    gate.resolve();
    expect(outcome(await getter)).toBe('refused');
    expect(outcome(await renewer)).toBe('token-1');
    expect(issues()).toBe(1);
  });

  it('uses what another process wrote while the lock was waited for', async () => {
    const store = memoryTokenStore();
    const { get, issues } = managing({
      store: {
        ...store,
        lock: async (key, work) => {
          await store.write(KEY, tokenAt(NOON, 'another-process'));
          return store.lock(key, work);
        },
      },
    });
    expect(outcome(await get())).toBe('another-process');
    expect(issues()).toBe(0);
  });
});

describe('when the source that issues closes', () => {
  it('those who joined issue for themselves, once', async () => {
    const closing = deferred<void>();
    const owner = managing({ issue: () => closing.promise.then(closedMeanwhile) });
    const joiner = managing(owner);
    const owned = owner.get();
    await settled();
    const joined = [1, 2, 3].map(() => joiner.get());
    await settled();
    closing.resolve();
    expect(outcome(await owned)).toBe('cancelled');
    expect((await Promise.all(joined)).map(outcome)).toEqual(['token-1', 'token-1', 'token-1']);
    expect(owner.issues()).toBe(1);
    expect(joiner.issues()).toBe(1);
  });

  it('a joiner who has left too is not sent round again', async () => {
    const closing = deferred<void>();
    const owner = managing({ issue: () => closing.promise.then(closedMeanwhile) });
    const joiner = managing(owner);
    const owned = owner.get();
    await settled();
    const control = new AbortController();
    const joined = joiner.get({ signal: control.signal });
    await settled();
    control.abort();
    closing.resolve();
    expect([await owned, await joined].map(outcome)).toEqual(['cancelled', 'cancelled']);
    expect(joiner.issues()).toBe(0);
  });

  it('never goes round for ever, though the clock stands still and everybody closes', async () => {
    const coming = deferred<Held>();
    const first = managing({ issue: () => coming.promise });
    const others = [1, 2, 3, 4].map(() =>
      managing({ clock: first.clock, store: first.store, issue: closedMeanwhile }),
    );
    const held = [first, ...others].map(({ get }) => get());
    await settled();
    coming.resolve(await closedMeanwhile());
    expect((await Promise.all(held)).map(outcome)).toEqual(held.map(() => 'cancelled'));
    expect(others.map(({ issues }) => issues()).every((count) => count <= 1)).toBe(true);
  });
});
