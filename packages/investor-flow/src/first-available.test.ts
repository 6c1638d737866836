import {
  ask,
  type BrokerError,
  type BrokerErrorKind,
  failure,
  type Question,
  QUESTIONS,
  type Result,
  type Source,
} from '@investor-flow/core';
import { describe, expect, it, vi } from 'vitest';
import { failuresOf, fakeSource } from './__fixtures__/fake-source.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { firstAvailable, type MovedOn } from './first-available.ts';

const KINDS = Object.keys(failure) as BrokerErrorKind[];
const MOVING = ['unavailable', 'throttled', 'unauthenticated', 'unsupported'] as const;
const FINAL = KINDS.filter((kind) => !MOVING.some((it) => it === kind));

const A = failuresOf('first');
const B = failuresOf('second');
const QUERY = { market: 'kospi' } as const;

const put = async (source: Source, question: Question): Promise<Result<unknown, BrokerError>> =>
  await ask(source, question, QUERY as never);

/** Handlers are reported behind the caller's back, so a test waits a turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('several sources', () => {
  it('are asked in order, and the first answer is the answer', async () => {
    const [one, two] = [fakeSource('first'), fakeSource('second')];
    const events: MovedOn[] = [];
    const source = firstAvailable([one, two], { onEvent: (event) => events.push(event) });
    expect(valueOf(await source.investorFlow(QUERY)).broker).toBe('first');
    await settled();
    expect(two.asked).toEqual([]);
    expect(events).toEqual([]);
  });

  it('are given the question and the signal as they came', async () => {
    const two = fakeSource('second');
    const source = firstAvailable([fakeSource('first', { says: A.unavailable }), two]);
    const options = { signal: new AbortController().signal };
    for (const question of QUESTIONS) await ask(source, question, QUERY as never, options);
    expect(two.asked).toEqual(QUESTIONS.map((question) => [question, QUERY, options]));
  });

  it('go by the names of all', () => {
    const source = firstAvailable([fakeSource('first'), fakeSource('second')]);
    expect(source.broker).toBe('first or second');
  });

  it('must be one at least', () => {
    expect(() => firstAvailable([])).toThrow(TypeError);
  });

  it('stay those that were given, whatever becomes of the list', async () => {
    const list = [fakeSource('first', { says: A.unavailable }), fakeSource('second')];
    const source = firstAvailable(list);
    list.length = 0;
    expect(valueOf(await source.investorFlow(QUERY)).broker).toBe('second');
  });
});

describe.each(QUESTIONS)('%s', (question) => {
  it.each(MOVING)('goes to the next source where one is %s, and says so', async (kind) => {
    const two = fakeSource('second');
    const events: MovedOn[] = [];
    const source = firstAvailable([fakeSource('first', { says: A[kind] }), two], {
      onEvent: (event) => events.push(event),
    });
    const value = valueOf(await put(source, question));
    expect(value).toEqual(valueOf(await put(fakeSource('second'), question)));
    await settled();
    expect(events).toEqual([
      { type: 'moved-on', question, from: 'first', to: 'second', error: A[kind] },
    ]);
    expect(events.every((event) => Object.isFrozen(event))).toBe(true);
  });

  it.each(FINAL)('ends with the first source where it is %s', async (kind) => {
    const two = fakeSource('second');
    const onEvent = vi.fn<(event: MovedOn) => void>();
    const source = firstAvailable([fakeSource('first', { says: A[kind] }), two], { onEvent });
    expect(errorOf(await put(source, question))).toBe(A[kind]);
    await settled();
    expect(two.asked).toEqual([]);
    expect(onEvent).not.toHaveBeenCalled();
  });
});

describe('when no one answers', () => {
  const none = (...said: readonly BrokerError[]) =>
    firstAvailable(said.map((it, place) => fakeSource(`source ${place}`, { says: it })));

  it('the error lists what each of them said', async () => {
    const error = errorOf(await none(A.unavailable, B.unsupported).investorFlow(QUERY));
    expect(error.attempts).toEqual([A.unavailable, B.unsupported]);
    expect(error.message).toBe(
      `No source answered. first: ${A.unavailable.message} second: ${B.unsupported.message}`,
    );
  });

  it('it may pass if anything that was said may pass', async () => {
    const kinds = async (...said: readonly BrokerError[]) =>
      errorOf(await none(...said).investorFlow(QUERY)).kind;
    expect(await kinds(A.throttled, B.unsupported)).toBe('throttled');
    expect(await kinds(A.unauthenticated, B.unavailable)).toBe('unavailable');
    expect(await kinds(A.unauthenticated, B.unsupported)).toBe('unsupported');
  });

  it('the error keeps the detail of its kind', async () => {
    const error = errorOf(await none(A.throttled, B.unsupported).investorFlow(QUERY));
    expect(error).toMatchObject({ kind: 'throttled', retryAfterMs: 1000, at: { broker: 'first' } });
  });

  it('a source that did answer decides, and no one says it did not', async () => {
    const error = errorOf(await none(A.unavailable, B.empty).investorFlow(QUERY));
    expect(error).toMatchObject({ kind: 'empty', attempts: [A.unavailable, B.empty] });
    expect(error.message).toBe(`first: ${A.unavailable.message} second: ${B.empty.message}`);
  });

  it('because there is but one, the error is that one’s', async () => {
    expect(errorOf(await none(A.throttled).investorFlow(QUERY))).toBe(A.throttled);
  });

  it('the error is frozen like any other', async () => {
    const error = errorOf(await none(A.unavailable, B.unavailable).investorFlow(QUERY));
    expect(Object.isFrozen(error)).toBe(true);
    expect(Object.isFrozen(error.attempts)).toBe(true);
  });

  it('each move is announced, and the last failure is none', async () => {
    const events: MovedOn[] = [];
    const sources = ['first', 'second', 'third'].map((name) =>
      fakeSource(name, { says: failuresOf(name).throttled }),
    );
    const source = firstAvailable(sources, { onEvent: (event) => events.push(event) });
    await source.investorFlow(QUERY);
    await settled();
    expect(events.map(({ from, to }) => [from, to])).toEqual([
      ['first', 'second'],
      ['second', 'third'],
    ]);
  });
});

describe('a handler', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => Promise.reject(new Error('mine'))],
    ['never ends', () => new Promise(() => undefined)],
  ])('that %s is harmless', async (_, onEvent) => {
    const source = firstAvailable([fakeSource('first', { says: A.throttled }), fakeSource('b')], {
      onEvent,
    });
    expect(valueOf(await source.investorFlow(QUERY)).broker).toBe('b');
    await settled();
  });
});

describe('a refusal', () => {
  const refusal = (...said: readonly (BrokerError | undefined)[]) =>
    firstAvailable(
      said.map((refuses, place) => fakeSource(`source ${place}`, { refuses })),
    ).refusal('investorFlow', QUERY);

  it('is none where one of them would answer', () => {
    expect(refusal(A.unsupported, undefined)).toBeUndefined();
    expect(refusal(undefined, B.invalid)).toBeUndefined();
  });

  it('is the first one’s where the question itself is wrong', () => {
    expect(refusal(A.invalid, undefined)).toBe(A.invalid);
    expect(refusal(A.cancelled, undefined)).toBe(A.cancelled);
  });

  it('lists everybody’s where no one offers it', () => {
    expect(refusal(A.unsupported, B.unsupported)).toMatchObject({
      kind: 'unsupported',
      attempts: [A.unsupported, B.unsupported],
    });
  });

  it('is what asking would bring', async () => {
    const says = [A.unsupported, B.invalid];
    const fakes = says.map((it, place) => fakeSource(`source ${place}`, { says: it, refuses: it }));
    const source = firstAvailable(fakes);
    const asked = errorOf(await source.investorFlow(QUERY));
    expect(source.refusal('investorFlow', QUERY)).toEqual(asked);
  });
});

describe('an estimate', () => {
  const estimate = (...refusals: readonly (BrokerError | undefined)[]) =>
    firstAvailable(
      refusals.map((refuses, place) => fakeSource(`source ${place}`, { refuses })),
    ).estimate('investorFlow', QUERY);

  it('is that of the first source that would answer', () => {
    for (const refusals of [[undefined], [A.unsupported, undefined], [undefined, A.invalid]])
      expect(valueOf(estimate(...refusals))).toEqual({ calls: 1, atLeastMs: 0 });
  });

  it('is refused where no source would answer', () => {
    expect(errorOf(estimate(A.unsupported, B.unsupported)).attempts).toHaveLength(2);
    expect(errorOf(estimate(A.invalid, undefined))).toBe(A.invalid);
  });
});

it('closing closes every source', async () => {
  const fakes = [fakeSource('first'), fakeSource('second')];
  await firstAvailable(fakes).close();
  expect(fakes.map(({ seen }) => seen.closed)).toEqual([1, 1]);
});
