import { ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { least, NOTHING, offering } from '../__fixtures__/questions.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { FAULT, FORMS, opened, outcome, type Script, series } from '../__fixtures__/sources.ts';
import { failure } from '../error.ts';
import { type Question, QUESTIONS, specOf } from '../questions/index.ts';

const SECRET = 'a text of the caller';
const throws = (): never => {
  throw new Error(SECRET);
};
const rejects = (): Promise<never> => Promise.reject(new Error(SECRET));
const brokenWalk = async function* walk(): AsyncGenerator<never, void, void> {
  yield await rejects();
};

describe.each(FORMS)('$form', ({ question, put }) => {
  const query = least(question);
  const { shape, fields } = specOf(question);
  const isSeries = shape === 'pages';
  const hasDays = isSeries || fields.optional.includes('day');

  it('is answered by the adapter, with its plan', async () => {
    const { source, plans } = opened();
    const answer = isSeries ? ['the answer'] : 'the answer';
    expect(valueOf(await put(source, query))).toEqual(answer);
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject(query);
  });

  it('fails as the adapter fails', async () => {
    const { source } = opened({
      answer: () => Promise.resolve(errorResult()),
      series: series(['one'], FAULT),
    });
    expect(errorOf(await put(source, query))).toBe(FAULT);
  });

  it('is refused as cancelled before invalid before unsupported, and asks nothing', async () => {
    const { source, plans } = opened({}, { capabilities: NOTHING });
    const aborted = { signal: AbortSignal.abort() };
    expect(outcome(await put(source, { nonsense: 1 }, aborted))).toBe('cancelled');
    expect(outcome(await put(source, query, aborted))).toBe('cancelled');
    expect(outcome(await put(source, { nonsense: 1 }))).toBe('invalid');
    expect(outcome(await put(source, query))).toBe('unsupported');
    expect(source.refusal(question, query)).toEqual(errorOf(await put(source, query)));
    await source.close();
    for (const options of [undefined, aborted, 'junk', { signal: 'junk' }])
      expect(errorOf(await put(source, { nonsense: 1 }, options))).toEqual(
        failure.cancelled({ broker: 'somebody', operation: question }, 'The source is closed'),
      );
    expect(source.refusal(question, query)?.kind).toBe('cancelled');
    expect(plans).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'junk'],
    ['a number', 7],
    ['with a signal that is none', { signal: {} }],
    ['with a signal that only looks like one', { signal: Object.create(AbortSignal.prototype) }],
    ['with a handler that is none', { onLeftOut: 'junk' }],
    ['with a getter that throws', Object.defineProperty({}, 'signal', { get: throws })],
  ])('is invalid for options %s', async (_, options) => {
    const { source, plans } = opened();
    const error = errorOf(await put(source, query, options));
    expect(error.kind === 'invalid' && error.issues[0]?.path).toMatch(/^options/);
    expect(plans).toEqual([]);
  });

  it.each([
    ['CALENDAR', { calendar: { sessionOn: throws } }],
    ['CALENDAR', { calendar: { sessionOn: () => 'maybe' as never } }],
    ['CLOCK', { clock: { now: throws } }],
    ['CLOCK', { clock: { now: () => NaN } }],
  ])('is unavailable, without a foreign text, where the %s fails', async (code, parts) => {
    const { source, plans } = opened({}, parts);
    const result = await put(source, query);
    // A question about no day asks no calendar.
    if (code === 'CALENDAR' && !hasDays) return expect(result.isOk()).toBe(true);
    expect(errorOf(result)).toMatchObject({ kind: 'unavailable', cause: { code } });
    expect(JSON.stringify(errorOf(result))).not.toContain(SECRET);
    expect(source.refusal(question, query)).toEqual(errorOf(result));
    expect(outcome(source.estimate(question, query as never))).toBe('unavailable');
    expect(plans).toEqual([]);
  });

  it('is unavailable, without a foreign text, where the adapter throws or rejects', async () => {
    for (const script of [
      { answer: throws, series: throws },
      { answer: rejects, series: brokenWalk },
    ]) {
      const error = errorOf(await put(opened(script).source, query));
      expect(error).toMatchObject({ kind: 'unavailable', cause: { code: 'UNEXPECTED' } });
      expect(JSON.stringify(error)).not.toContain(SECRET);
    }
  });

  it('announces what is left out before its answer, whatever the handler does', async () => {
    const row = { day: '2026-06-30', because: 'the holding is below 0' };
    const script: Script = {
      answer: (_plan, { leaveOut }) => {
        leaveOut(row, 'tr01');
        return Promise.resolve(ok('the answer'));
      },
      series: (_plan, { leaveOut }) => {
        leaveOut(row, 'tr01');
        return series(['the answer'])();
      },
    };
    for (const fails of [() => undefined, throws, rejects]) {
      const { source, events } = opened(script);
      const rows: unknown[] = [];
      const onLeftOut = (it: unknown) => {
        rows.push(it);
        return fails();
      };
      const result = await put(source, query, { onLeftOut });
      expect(result.isOk()).toBe(true);
      expect(rows).toEqual([row]);
      expect(rows.every((it) => Object.isFrozen(it))).toBe(true);
      expect(events).toEqual([{ broker: 'somebody', operation: question, api: 'tr01', ...row }]);
    }
  });
});

const errorResult = () =>
  series(FAULT)()
    .next()
    .then(({ value }) => value);

describe.each(QUESTIONS)('of %s', (question) => {
  const query = least(question) as never;

  it('a refusal is known without asking', () => {
    const { source, plans } = opened();
    expect(source.refusal(question, query)).toBeUndefined();
    expect(source.refusal(question, { nonsense: 1 })?.kind).toBe('invalid');
    expect(source.refusal(question, undefined)?.kind).toBe('invalid');
    expect(plans).toEqual([]);
  });

  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 1000],
    [9, 2000],
  ])('%i calls take at least %i ms at four a second', (calls, atLeastMs) => {
    const { source, plans } = opened({ calls: () => calls });
    expect(valueOf(source.estimate(question, query))).toEqual({ calls, atLeastMs });
    expect(plans).toEqual([]);
  });

  it('no estimate is thrown: what is refused, what throws', () => {
    expect(outcome(opened().source.estimate(question, { nonsense: 1 } as never))).toBe('invalid');
    const failing = opened({ calls: throws }).source.estimate(question, query);
    expect(errorOf(failing)).toMatchObject({ kind: 'unavailable', cause: { code: 'UNEXPECTED' } });
  });

  it('a missing answer that is offered is unavailable, not thrown', async () => {
    const { source } = opened({}, { without: [question] });
    for (const { put } of FORMS.filter((it) => it.question === question))
      expect(outcome(await put(source, query))).toBe('unavailable');
  });
});

it('an unknown question is refused as invalid', () => {
  expect(opened().source.refusal('orders' as Question, {})?.kind).toBe('invalid');
});

it('a source says whose it is and what it serves', () => {
  const { source } = opened();
  expect([source.broker, source.capabilities]).toEqual(['somebody', offering()]);
});
