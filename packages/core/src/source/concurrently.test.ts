import { getEventListeners } from 'node:events';
import { err, ok, type Result } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { AT, FAULT } from '../__fixtures__/sources.ts';
import { settled, stillClock } from '../__fixtures__/time.ts';
import { krxCalendar } from '../calendar/moment.ts';
import { type BrokerError, failure } from '../error.ts';
import { concurrently } from './lifetime.ts';
import { waitBudget } from './clock.ts';
import { cancelled, CLOSED, type QuestionContext } from './context.ts';

type Made = Promise<Result<string, BrokerError>>;

const contextOf = (
  signal = new AbortController().signal,
  clock = stillClock(),
): QuestionContext => ({
  at: AT,
  signal,
  waitBudget: waitBudget(clock, 1000),
  calendar: krxCalendar,
  clock,
  leaveOut: () => undefined,
});

/** Waits until it is ended, and notes that it was. */
const ending =
  (ended: string[]) =>
  (name: string, { signal, at }: QuestionContext): Made =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        ended.push(name);
        resolve(err(cancelled(at, signal)));
      });
    });

it('makes all calls at once and gives their values in the order of the inputs', async () => {
  const open: ((value: string) => void)[] = [];
  const both = concurrently(contextOf(), ['a', 'b'], async (input): Made => {
    const value = await new Promise<string>((resolve) => open.push(resolve));
    return ok(`${input} ${value}`);
  });
  expect(open).toHaveLength(2);
  open[1]?.('second');
  await settled();
  open[0]?.('first');
  expect(valueOf(await both)).toEqual(['a first', 'b second']);
  expect(valueOf(await concurrently(contextOf(), [], ending([])))).toEqual([]);
});

describe('the first failure', () => {
  it('is the failure of all, ends the others and not the question itself', async () => {
    const ended: string[] = [];
    const context = contextOf();
    const result = await concurrently(context, ['a', 'fails', 'b'], (input, each) =>
      input === 'fails' ? Promise.resolve(err(FAULT)) : ending(ended)(input, each),
    );
    expect(errorOf(result)).toBe(FAULT);
    expect(ended).toEqual(['a', 'b']);
    expect(context.signal.aborted).toBe(false);
    expect(getEventListeners(context.signal, 'abort')).toEqual([]);
  });

  it('ends the others also when it is thrown', async () => {
    const ended: string[] = [];
    const result = concurrently(contextOf(), ['a', 'throws'], (input, each) =>
      input === 'throws' ? Promise.reject(new Error('thrown')) : ending(ended)(input, each),
    );
    await expect(result).rejects.toThrow('thrown');
    expect(ended).toEqual(['a']);
  });
});

describe.each([[['a']], [['a', 'b']]])('the end of a question with the calls %j', (inputs) => {
  it.each([
    ['the caller', undefined, 'The caller cancelled the question'],
    ['a closing source', CLOSED, 'The source is closed'],
  ])('ends all of them and says who ended it: %s', async (_, reason, because) => {
    const control = new AbortController();
    const ended: string[] = [];
    const result = concurrently(contextOf(control.signal), inputs, ending(ended));
    control.abort(reason);
    expect(errorOf(await result)).toEqual(failure.cancelled(AT, because));
    expect(ended).toEqual(inputs);
  });

  it('that came before is known to every call', async () => {
    const seen: boolean[] = [];
    await concurrently(contextOf(AbortSignal.abort()), inputs, (_, { signal, at }): Made => {
      seen.push(signal.aborted);
      return Promise.resolve(err(cancelled(at, signal)));
    });
    expect(seen).toEqual(inputs.map(() => true));
  });
});

it('lets each call wait as long as the question may', async () => {
  const clock = stillClock();
  const context = contextOf(undefined, clock);
  await context.waitBudget.during(() => Promise.resolve(clock.jump(300)));
  const result = await concurrently(context, [1, 2], async (_, each) => {
    const before = each.waitBudget.left();
    await each.waitBudget.during(() => Promise.resolve(clock.jump(100)));
    return ok(before);
  });
  expect(valueOf(result)).toEqual([700, 700]);
});
