import { ask, pages, type Question, type QuestionOf, QUESTIONS, specOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { allOf, errorOf, valueOf } from '../support/results.ts';
import { skipReason, type Subject } from './subjects/subject.ts';
import { type AnyQuery, sampleOf, unofferedQueries, wrongQueries } from './samples.ts';

const SERIES = QUESTIONS.filter((it): it is QuestionOf<'pages'> => specOf(it).shape === 'pages');

/** What every source promises of every question, whatever it is asked. */
export function sourceContract(subject: Subject): void {
  const { name, capabilities } = subject;
  const isOffered = (question: Question) => capabilities[question].support !== 'none';
  const sample = (question: Question) => sampleOf(capabilities, question) as never;

  describe(`${name}: every question`, () => {
    it.each(QUESTIONS)('%s: a wrong query is invalid, and nothing is sent', async (question) => {
      await using opened = await subject.open();
      const { source, seen } = opened;
      for (const [why, path, query] of wrongQueries(question, sample(question))) {
        const refused = source.refusal(question, query);
        expect(refused, why).toMatchObject({ kind: 'invalid', at: { broker: source.broker } });
        const found = refused?.kind === 'invalid' ? refused.issues.map((issue) => issue.path) : [];
        expect(found, why).toEqual([path]);
        expect(errorOf(await ask(source, question, query as never)), why).toEqual(refused);
      }
      expect(seen()).toBe(0);
    });

    it.each(QUESTIONS)(
      '%s: what is not offered is unsupported, and nothing is sent',
      async (question) => {
        await using opened = await subject.open();
        const { source, seen } = opened;
        const queries: readonly (readonly [string, AnyQuery])[] = isOffered(question)
          ? unofferedQueries(capabilities, question)
          : [['the question', sample(question)]];
        for (const [why, query] of queries) {
          const refused = source.refusal(question, query);
          expect(refused?.kind, why).toBe('unsupported');
          expect(refused?.kind === 'unsupported' && refused.because, why).not.toBe('');
          expect(errorOf(await ask(source, question, query as never)), why).toEqual(refused);
        }
        const refused = source.refusal(question, sample(question));
        expect(refused?.kind).toBe(isOffered(question) ? undefined : 'unsupported');
        expect(seen()).toBe(0);
      },
    );

    it('a cancelled question is cancelled, however wrong it is', async () => {
      await using opened = await subject.open();
      const options = { signal: AbortSignal.abort() };
      for (const question of QUESTIONS) {
        const result = await ask(opened.source, question, { nonsense: true } as never, options);
        expect(errorOf(result)).toMatchObject({
          kind: 'cancelled',
          message: 'The caller cancelled the question.',
          at: { broker: opened.source.broker, operation: question },
        });
      }
      expect(opened.seen()).toBe(0);
    });

    it('a closed source cancels every question; to close twice is to close once', async () => {
      await using opened = await subject.open();
      const { source } = opened;
      await Promise.all([source.close(), source.close()]);
      for (const question of QUESTIONS) {
        const error = errorOf(await ask(source, question, sample(question)));
        expect(error).toMatchObject({ kind: 'cancelled', message: 'The source is closed.' });
        expect(source.refusal(question, sample(question))?.kind).toBe('cancelled');
      }
    });

    it.each(SERIES)('%s: pages give the same error once and last', async (question) => {
      await using opened = await subject.open();
      const wrong = { nonsense: true } as never;
      const found = await allOf(pages(opened.source, question, wrong));
      expect(found.map((page) => errorOf(page))).toEqual([opened.source.refusal(question, wrong)]);
    });

    it.each(QUESTIONS.filter((it) => skipReason(subject, it) === undefined))(
      '%s: an estimate says how many calls, and nothing is sent',
      async (question) => {
        await using opened = await subject.open();
        const estimated = opened.source.estimate(question, sample(question));
        const { calls, atLeastMs } = valueOf(estimated);
        expect(calls).toBeGreaterThanOrEqual(subject.leastCalls ?? 1);
        expect(atLeastMs).toBeGreaterThanOrEqual(0);
        expect(opened.seen()).toBe(0);
      },
    );
  });
}
