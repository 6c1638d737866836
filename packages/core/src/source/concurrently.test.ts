import { getEventListeners } from 'node:events';
import { type BrokerError, err, failure, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from './__fixtures__/asking.ts';
import { deferred } from './__fixtures__/host.ts';
import { manualClock, settled } from './__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { type Asking, cancelled, CLOSED } from './asking.ts';
import { together } from './together.ts';

type Made = Promise<Result<string, BrokerError>>;
const fails = failure.rejected(AT, { code: '1', brokerMessage: 'no' });

/** Waits until it is ended, and notes that it was. */
const patient =
  (ended: string[], name: string) =>
  ({ signal, at }: Asking): Made =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        ended.push(name);
        resolve(err(cancelled(at, signal)));
      });
    });

it('makes all calls at once and gives their values in the order of asking', async () => {
  const gates = [deferred<string>(), deferred<string>()];
  let begun = 0;
  const both = together(
    asking(manualClock()),
    gates.map(({ promise }) => async (): Made => {
      begun += 1;
      return ok(await promise);
    }),
  );
  expect(begun).toBe(2);
  gates[1]?.resolve('second');
  await settled();
  gates[0]?.resolve('first');
  expect(valueOf(await both)).toEqual(['first', 'second']);
});

it('of no calls is an empty list', async () => {
  expect(valueOf(await together(asking(manualClock()), []))).toEqual([]);
});

describe('the first failure', () => {
  it('is the failure of all and ends the others', async () => {
    const ended: string[] = [];
    const result = await together(asking(manualClock()), [
      patient(ended, 'a'),
      (): Made => Promise.resolve(err(fails)),
      patient(ended, 'b'),
    ]);
    expect(errorOf(result)).toBe(fails);
    expect(ended).toEqual(['a', 'b']);
  });

  it('ends the others also when it is thrown', async () => {
    const ended: string[] = [];
    const result = together(asking(manualClock()), [
      patient(ended, 'a'),
      (): Made => Promise.reject(new Error('thrown')),
    ]);
    await expect(result).rejects.toThrow('thrown');
    await settled();
    expect(ended).toEqual(['a']);
  });

  it('does not end the question itself', async () => {
    const control = new AbortController();
    await together(asking(manualClock(), { signal: control.signal }), [
      (): Made => Promise.resolve(err(fails)),
    ]);
    expect(control.signal.aborted).toBe(false);
  });
});

describe('the end of the question', () => {
  it.each([
    ['the caller', undefined, 'The caller cancelled the question'],
    ['a closing source', CLOSED, 'The source is closed'],
  ])('ends all of them, and says who ended it: %s', async (_, reason, because) => {
    const control = new AbortController();
    const ended: string[] = [];
    const result = together(asking(manualClock(), { signal: control.signal }), [
      patient(ended, 'a'),
      patient(ended, 'b'),
    ]);
    control.abort(reason);
    expect(errorOf(await result)).toEqual(failure.cancelled(AT, because));
    expect(ended).toEqual(['a', 'b']);
  });

  it('that came before is known to every call', async () => {
    const signal = AbortSignal.abort();
    const seen: boolean[] = [];
    await together(asking(manualClock(), { signal }), [
      (each): Made => {
        seen.push(each.signal.aborted);
        return Promise.resolve(err(cancelled(each.at, each.signal)));
      },
    ]);
    expect(seen).toEqual([true]);
  });

  it('is not listened to any more afterwards', async () => {
    const { signal } = new AbortController();
    await together(asking(manualClock(), { signal }), [(): Made => Promise.resolve(ok('x'))]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

it('lets each call wait as long as the question may: side by side is no longer', async () => {
  const clock = manualClock();
  const mine = asking(clock, { maxWaitMs: 1000 });
  await mine.patience.during(() => {
    clock.jump(300);
    return Promise.resolve();
  });
  const left: number[] = [];
  await together(
    mine,
    [1, 2].map(() => async (each: Asking): Made => {
      await each.patience.during(() => {
        clock.jump(100);
        return Promise.resolve();
      });
      left.push(each.patience.left());
      return ok('x');
    }),
  );
  expect(Math.max(...left)).toBe(600);
});
