import { isSeries, type Question, QUESTIONS, type Source } from '@investor-flow/core';
import type { Subject } from './agenda/subject.ts';

/** Long enough for any broker to need many calls. */
const LONG_AGO = '2015-01-02';
const SAMPLES: readonly object[] = [{ market: 'kospi' }, { stock: '005930' }];

/** The least time that the tasks which are left take, in milliseconds: by the quota of the slowest broker. */
export function timeLeft(
  sources: Readonly<Record<string, Source>>,
): (left: readonly Subject[]) => number | undefined {
  const perCalls = new Map<string, number | undefined>();
  return (left) => {
    const times = Object.entries(sources).flatMap(([name, source]) => {
      const own = left.filter(({ target }) => target.broker === name);
      if (own.length === 0) return [];
      // An estimate of years looks at every day of them: once is enough.
      if (!perCalls.has(name)) perCalls.set(name, msPerCall(source));
      const perCall = perCalls.get(name);
      return perCall === undefined ? [] : [callsOf(own, source) * perCall];
    });
    return times.length === 0 ? undefined : Math.round(Math.max(...times));
  };
}

/** The calls of many subjects; those of one entry are alike, so one estimate stands for all of them. */
function callsOf(subjects: readonly Subject[], source: Source): number {
  const byEntry = new Map<string, number>();
  let calls = 0;
  for (const { entry, question, target, next } of subjects) {
    if (next === undefined) continue;
    const key = `${entry.place} ${question}`;
    const { task } = next;
    const isRange = task.step === 'backfill' && isSeries(question);
    const range = isRange ? { from: task.from, to: task.to } : {};
    const each = byEntry.get(key) ?? estimated(source, question, { ...target.query, ...range });
    byEntry.set(key, each);
    calls += each;
  }
  return calls;
}

/** One where the broker cannot estimate: a question takes one call at least. */
const estimated = (source: Source, question: Question, query: object): number =>
  source.estimate(question, query as never).match(
    ({ calls }) => calls,
    () => 1,
  );

/** How long one call takes by the quota alone, from the estimate of a long series. */
function msPerCall(source: Source): number | undefined {
  for (const question of QUESTIONS.filter(isSeries))
    for (const sample of SAMPLES) {
      const estimate = source.estimate(question, { ...sample, from: LONG_AGO } as never);
      if (estimate.isErr() || estimate.value.atLeastMs === 0) continue;
      return estimate.value.atLeastMs / (estimate.value.calls - 1);
    }
  return undefined;
}
