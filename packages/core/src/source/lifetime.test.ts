import { getEventListeners } from 'node:events';
import { ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { AT } from '../__fixtures__/sources.ts';
import { settled, stillClock } from '../__fixtures__/time.ts';
import { krxCalendar } from '../calendar/moment.ts';
import { DependencyError } from '../dependency-error.ts';
import { lifetime } from './lifetime.ts';

const life = () =>
  lifetime({
    clock: stillClock(),
    calendar: krxCalendar,
    maxWaitMs: 1000,
    onLeftOut: () => undefined,
  });
const open = (source = life(), signal?: AbortSignal) => valueOf(source.open(AT, { signal }));
const never = () => new Promise<never>(() => undefined);
const done = () => Promise.resolve(ok('done'));

describe('an open question', () => {
  it('is answered as its work answers, and knows where it stands', async () => {
    const { context, run } = open();
    expect(valueOf(await run(done))).toBe('done');
    expect(context.at).toBe(AT);
    expect(context.waitBudget.left()).toBe(1000);
  });

  it('that is over already runs no work', async () => {
    let ran = false;
    const result = await open(life(), AbortSignal.abort()).run(() => {
      ran = true;
      return done();
    });
    expect([errorOf(result).kind, ran]).toEqual(['cancelled', false]);
  });

  it.each<readonly [unknown, string, RegExp]>([
    [new TypeError('a text'), 'UNEXPECTED', /TypeError/],
    ['a text', 'UNEXPECTED', /string/],
    ...(['CALENDAR', 'CLOCK', 'LIMITER', 'TOKEN_STORE'] as const).map(
      (part) => [new DependencyError(part), part, /failed/] as const,
    ),
  ])(
    'whose work throws %o is unavailable, and shows no foreign text',
    async (thrown, code, words) => {
      const error = errorOf(await open().run(() => Promise.reject(thrown as Error)));
      expect(error).toMatchObject({ kind: 'unavailable', at: AT, cause: { code } });
      expect(JSON.stringify(error)).toMatch(words);
      expect(JSON.stringify(error)).not.toContain('a text');
    },
  );

  it('listens to its caller and to the end of the source only while it runs', async () => {
    const source = life();
    const { signal } = new AbortController();
    const { run, context } = open(source, signal);
    const listeners = () =>
      [signal, source.signal].flatMap((it) => getEventListeners(it, 'abort')).length;
    expect(listeners()).toBe(0);
    const running = run(async () => {
      await settled();
      return ok('done');
    });
    expect(listeners()).toBeGreaterThan(0);
    await running;
    expect(listeners()).toBe(0);
    await source.close();
    expect(errorOf(await run(done)).message).toBe('The source is closed.');
    expect(context.signal.aborted).toBe(true);
  });
});

describe('closing', () => {
  it('ends every question at once, and waits for all of them', async () => {
    const source = life();
    const results = [1, 2, 3].map(() => open(source).run(never));
    let closed = false;
    const closing = source.close().then(() => {
      closed = true;
    });
    expect(closed).toBe(false);
    for (const result of await Promise.all(results))
      expect(errorOf(result).message).toBe('The source is closed.');
    await closing;
    await source.close();
    expect(errorOf(source.open(AT, { signal: AbortSignal.abort() })).message).toBe(
      'The source is closed.',
    );
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
    const result = open(source).run(() => late);
    await source.close();
    expect(errorOf(await result).kind).toBe('cancelled');
    fail(new Error('late'));
    await settled();
    await settled();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
