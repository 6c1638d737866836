import { err, failure, ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import { deferred } from '../__fixtures__/host.ts';
import { DAY_MS, managing, KEY, outcome, refusedKey, tokenAt } from '../__fixtures__/managers.ts';
import { manualClock, NOON, settled } from '../__fixtures__/manual-clock.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { memoryTokenStore } from './memory.ts';
import type { Token } from './store.ts';

type Held = Awaited<ReturnType<ReturnType<typeof managing>['manager']['get']>>;
const eight = [...Array.from({ length: 8 }).keys()];

describe('callers who arrive together', () => {
  it('cause one issue and share its token', async () => {
    const { get, issues } = managing();
    const held = await Promise.all(eight.map(() => get()));
    expect(held.map(outcome)).toEqual(eight.map(() => 'token-1'));
    expect(issues()).toBe(1);
  });

  it('cause one issue also when they come while it is under way', async () => {
    const coming = deferred<Held>();
    const { get, issues } = managing({ issue: () => coming.promise });
    const first = get();
    await settled();
    const second = get();
    await settled();
    coming.resolve(ok(tokenAt(NOON, 'late')));
    expect((await Promise.all([first, second])).map(outcome)).toEqual(['late', 'late']);
    expect(issues()).toBe(1);
  });

  it('cause one issue across two managers with the same store and key', async () => {
    const one = managing();
    const other = managing(one);
    const held = await Promise.all([one, other, one, other].map(({ get }) => get()));
    expect(held.map(outcome)).toEqual(held.map(() => 'token-1'));
    expect(one.issues() + other.issues()).toBe(1);
  });

  it('make the token known to every manager that hands it out, so that each can redact it', async () => {
    const one = managing();
    const other = managing(one);
    await Promise.all([one, other].map(({ get }) => get()));
    expect(one.seen).toContain('token-1');
    expect(other.seen).toContain('token-1');
  });

  it('share a failure as well, each told of its own question', async () => {
    const { clock, manager, issues } = managing({ issue: () => Promise.resolve(err(refusedKey)) });
    const mine = asking(clock);
    const theirs = { ...asking(clock), at: { ...AT, operation: 'sectorFlows' } as const };
    const held = await Promise.all([manager.get(mine), manager.get(theirs)]);
    expect(held.map(outcome)).toEqual(['unauthenticated', 'unauthenticated']);
    expect(held.map((it) => it.isErr() && it.error.at.operation)).toEqual([
      'investorFlow',
      'sectorFlows',
    ]);
    expect(held.every((it) => it.isErr() && Object.isFrozen(it.error))).toBe(true);
    expect(issues()).toBe(1);
  });

  it('do not remember the failure: who comes later tries anew', async () => {
    const { get, issues } = managing({
      issue: (count) =>
        Promise.resolve(count === 1 ? err(refusedKey) : ok(tokenAt(NOON, 'second'))),
    });
    expect(outcome(await get())).toBe('unauthenticated');
    expect(outcome(await get())).toBe('second');
    expect(issues()).toBe(2);
  });

  it('are not mixed up with those of another key', async () => {
    const store = memoryTokenStore();
    await store.write('somebody-else', tokenAt(NOON, 'not mine'));
    const { get } = managing({ store });
    expect(outcome(await get())).toBe('token-1');
  });
});

describe('the end of a token', () => {
  const lives = async (token: Token, afterMs: number): Promise<boolean> => {
    const { clock, get, store } = managing();
    await store.write(KEY, token);
    clock.jump(afterMs);
    return outcome(await get()) === token.value;
  };

  it('is read with two minutes to spare', async () => {
    const token = tokenAt(NOON, 'mine');
    expect(await lives(token, DAY_MS - 120_001)).toBe(true);
    expect(await lives(token, DAY_MS - 120_000)).toBe(false);
  });

  it('leaves a tenth to spare where the life is short', async () => {
    const token = tokenAt(NOON, 'mine', 60_000);
    expect(await lives(token, 53_999)).toBe(true);
    expect(await lives(token, 54_000)).toBe(false);
  });

  it('is not outlived by a token that says it was issued after its end', async () => {
    expect(await lives({ value: 'mine', issuedAt: NOON + DAY_MS, expiresAt: NOON - 1 }, 0)).toBe(
      false,
    );
  });

  it('does not cause an issue a call when the broker hands out the same token to its end', async () => {
    const clock = manualClock();
    const end = NOON + 60_000;
    const { get, issues } = managing({
      clock,
      issue: () => Promise.resolve(ok({ value: 'old', issuedAt: clock.now(), expiresAt: end })),
    });
    for (let second = 0; second < 60; second += 1) {
      expect(outcome(await get())).toBe('old');
      clock.jump(1000);
    }
    expect(issues()).toBeLessThan(6);
  });
});

describe('a caller who leaves', () => {
  it('is reported at once, and the others still get the token', async () => {
    const coming = deferred<Held>();
    const { get, issues, store } = managing({ issue: () => coming.promise });
    const control = new AbortController();
    const leaver = get({ signal: control.signal });
    await settled();
    const stayer = get();
    await settled();
    control.abort();
    expect(outcome(await leaver)).toBe('cancelled');
    coming.resolve(ok(tokenAt(NOON, 'theirs')));
    expect(outcome(await stayer)).toBe('theirs');
    expect(issues()).toBe(1);
    expect(await store.read(KEY)).toEqual(tokenAt(NOON, 'theirs'));
  });

  it('leaves the token for those who come later, though no one waits for it', async () => {
    const coming = deferred<Held>();
    const { get, issues } = managing({ issue: () => coming.promise });
    const control = new AbortController();
    const leaver = get({ signal: control.signal });
    await settled();
    control.abort();
    await leaver;
    coming.resolve(ok(tokenAt(NOON, 'kept')));
    await settled();
    expect(outcome(await get())).toBe('kept');
    expect(issues()).toBe(1);
  });

  it('causes no issue when it comes cancelled', async () => {
    const { get, issues } = managing();
    const held = await get({ signal: AbortSignal.abort() });
    expect(outcome(held)).toBe('cancelled');
    expect(issues()).toBe(0);
  });
});

it('gives up as throttled when the token does not come in time, with a sentence and no number', async () => {
  const { get } = managing({ issue: () => new Promise(() => undefined) });
  const held = await get({ maxWaitMs: 20 });
  expect(errorOf(held)).toEqual(
    failure.throttled(AT, {}, 'The token did not come within the time this question may wait'),
  );
});
