import { getEventListeners } from 'node:events';
import { type BrokerError, failure, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { AT } from './__fixtures__/asking.ts';
import { manualClock, settled } from './__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { lifetime, PartFailed } from './lifetime.ts';

const life = () => lifetime(manualClock(), 1000);
const never = (): Promise<Result<string, BrokerError>> => new Promise(() => undefined);

describe('a question under way', () => {
  it('is answered as its work answers', async () => {
    const asked = life().ask(AT, undefined);
    expect(valueOf(await asked.run(() => Promise.resolve(ok('done'))))).toBe('done');
    expect(asked.asking).toMatchObject({ at: AT });
    expect(asked.asking.patience.left()).toBe(1000);
  });

  it('that is over already runs no work', async () => {
    const asked = life().ask(AT, AbortSignal.abort());
    let ran = false;
    const result = await asked.run(() => {
      ran = true;
      return Promise.resolve(ok('done'));
    });
    expect(errorOf(result).kind).toBe('cancelled');
    expect(ran).toBe(false);
  });

  it.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new TypeError('a text of somebody'))],
    [
      'throws',
      () => {
        throw new TypeError('a text of somebody');
      },
    ],
  ])(
    'whose work %s is unavailable, with the kind of the fault and none of its text',
    async (_, work) => {
      const error = errorOf(await life().ask(AT, undefined).run(work));
      expect(error).toEqual(
        failure.unavailable(AT, {
          cause: { code: 'UNEXPECTED', message: 'something failed that never should (TypeError)' },
        }),
      );
    },
  );

  it('whose work throws what is no error is unavailable too', async () => {
    // oxlint-disable-next-line prefer-promise-reject-errors -- what parts of somebody else's may do
    const error = errorOf(
      await life()
        .ask(AT, undefined)
        .run(() => Promise.reject('a text')),
    );
    expect(error).toMatchObject({ cause: { code: 'UNEXPECTED' } });
    expect(JSON.stringify(error)).not.toContain('a text');
  });

  it.each(['CALENDAR', 'CLOCK', 'LIMITER', 'TOKEN_STORE'] as const)(
    'names the part of the caller that failed: %s',
    async (part) => {
      const failing = (): Promise<never> => Promise.reject(new PartFailed(part));
      expect(errorOf(await life().ask(AT, undefined).run(failing))).toMatchObject({
        kind: 'unavailable',
        cause: { code: part },
      });
    },
  );

  it('has its whole patience back when it is refreshed, and the same end', async () => {
    const source = life();
    const control = new AbortController();
    const asked = source.ask(AT, control.signal);
    await asked.asking.patience.during(() => Promise.resolve());
    const again = asked.refreshed();
    expect(again.asking.patience).not.toBe(asked.asking.patience);
    control.abort();
    expect(again.asking.signal.aborted).toBe(true);
    again.done();
    expect(getEventListeners(source.signal, 'abort')).toEqual([]);
  });
});

describe('the end', () => {
  it('by close comes to every question at once, and close waits for all of them', async () => {
    const source = life();
    const results = [1, 2, 3].map(() => source.ask(AT, undefined).run(never));
    let closed = false;
    const closing = source.close().then(() => {
      closed = true;
    });
    expect(closed).toBe(false);
    for (const result of await Promise.all(results))
      expect(errorOf(result).message).toBe('The source is closed.');
    await closing;
    await source.close();
  });

  it('that came before is known to questions asked later', async () => {
    const source = life();
    await source.close();
    expect(source.signal.aborted).toBe(true);
    const error = errorOf(await source.ask(AT, new AbortController().signal).run(never));
    expect(error.message).toBe('The source is closed.');
  });

  it('by close counts where the caller cancels as well', async () => {
    const source = life();
    await source.close();
    const error = errorOf(await source.ask(AT, AbortSignal.abort()).run(never));
    expect(error.message).toBe('The source is closed.');
  });

  it('leaves no unhandled failure of work that goes on', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => {
      unhandled.push(reason);
    };
    process.on('unhandledRejection', note);
    const source = life();
    let fail: (reason: Error) => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const result = source.ask(AT, undefined).run(() => late);
    await source.close();
    expect(errorOf(await result).kind).toBe('cancelled');
    fail(new Error('late'));
    await settled();
    await settled();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

it('listens to nobody once a question is put down', () => {
  const source = life();
  const { signal } = new AbortController();
  const questions = [1, 2, 3].map(() => source.ask(AT, signal));
  expect(getEventListeners(signal, 'abort')).toHaveLength(3);
  for (const asked of questions) asked.done();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(getEventListeners(source.signal, 'abort')).toEqual([]);
});
