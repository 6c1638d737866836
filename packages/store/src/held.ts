import { type Question, QUESTIONS } from '@investor-flow/core';
import { coverageOf } from './coverage.ts';
import type { Reading } from './reading.ts';
import type { Held } from './store.ts';

/** Everything that a store holds, one entry a subject. */
export async function heldSubjects(reading: Reading): Promise<readonly Held[]> {
  const subjects = await reading.engine.db
    .selectFrom('investor_flow_entry')
    .select(['broker', 'environment', 'question', 'subject'])
    .distinct()
    .orderBy('question')
    .orderBy('subject')
    .orderBy('broker')
    .orderBy('environment')
    .execute();
  const held: Held[] = [];
  for (const { broker, environment, question, subject } of subjects) {
    if (!QUESTIONS.includes(question as Question)) continue;
    const coverage = await coverageOf(reading, {
      question: question as Question,
      subject,
      measures: undefined,
      broker,
      environment,
      asOf: new Date(reading.now).toISOString(),
    });
    const [first, last] = [coverage.days[0], coverage.days.at(-1)];
    if (first === undefined || last === undefined) continue;
    held.push({
      broker,
      environment,
      question: question as Question,
      subject: JSON.parse(subject) as Readonly<Record<string, unknown>>,
      first,
      last,
      ...coverage,
    });
  }
  return held;
}
