import { getEventListeners } from 'node:events';
import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { least } from '../__fixtures__/questions.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { FORMS, opened } from '../__fixtures__/sources.ts';
import { settled } from '../__fixtures__/time.ts';
import { pages } from './ask.ts';
import { cancelled, type QuestionContext } from './context.ts';

const never = () => new Promise(() => undefined);
const untilEnded = (_: never, { at, signal }: QuestionContext) =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(err(cancelled(at, signal))));
  });
const KOSPI = { market: 'kospi' } as const;

describe('closing', () => {
  it('cancels what is in flight at once, even what does not listen', async () => {
    for (const answer of [never, untilEnded]) {
      const { source } = opened({ answer });
      const questions = [source.investorFlow(KOSPI), source.sectorFlows(KOSPI)];
      await settled();
      void source.close();
      for (const result of await Promise.all(questions))
        expect(errorOf(result)).toMatchObject({
          kind: 'cancelled',
          message: 'The source is closed.',
        });
    }
  });

  it('twice is once, and both wait until every question is answered', async () => {
    const { source, released } = opened({ answer: untilEnded });
    const order: string[] = [];
    const question = source.investorFlow(KOSPI).then(() => order.push(`answer ${released()}`));
    await settled();
    await Promise.all(
      [1, 2].map(() => source.close().then(() => order.push(`closed ${released()}`))),
    );
    await source.close();
    await question;
    expect(order).toEqual(['answer 0', 'closed 1', 'closed 1']);
  });

  it('is at once where nothing is in flight', async () => {
    const { source, released } = opened();
    await source.close();
    expect(released()).toBe(1);
  });
});

describe("the caller's signal", () => {
  it('cancels its own question and no other', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { source } = opened({
      answer: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const control = new AbortController();
    const mine = source.investorFlow(KOSPI, { signal: control.signal });
    const other = source.investorFlow(KOSPI);
    control.abort();
    expect(errorOf(await mine).message).toBe('The caller cancelled the question.');
    answer(ok('the answer'));
    expect((await other).isOk()).toBe(true);
  });

  it('is listened to only while something runs: not after an answer, nor between two pages', async () => {
    const { source, life } = opened();
    const { signal } = new AbortController();
    for (const { put, question } of FORMS) {
      await put(source, least(question), { signal });
      await put(source, { nonsense: 1 }, { signal });
    }
    // A walk that is begun and abandoned.
    await pages(source, 'foreignHoldings', { stock: '005930' }, { signal }).next();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(getEventListeners(life.signal, 'abort')).toEqual([]);
  });

  it('may be shared by fifty questions without a warning', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => {
      warnings.push(warning);
    };
    process.on('warning', note);
    const { signal } = new AbortController();
    const { source } = opened({ answer: () => settled().then(() => ok('the answer')) });
    await Promise.all(Array.from({ length: 50 }, () => source.investorFlow(KOSPI, { signal })));
    await settled();
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
