import { type Question, QUESTIONS, sessionsBetween, type TradingDay } from '@investor-flow/core';
import type { DaysAsked } from './entries.ts';
import { type Reading, selectionOf } from './reading.ts';
import { askedRanges, daysSeen, type Selection } from './selecting.ts';
import type { Coverage, Held, ReadOptions } from './store.ts';

/** Which days of a subject are kept with the measures asked for, and which sessions of its range are not. */
export function readCoverage(
  reading: Reading,
  question: Question,
  query: object,
  options: ReadOptions,
): Promise<Coverage> {
  const { from, to }: DaysAsked = query;
  const selection = selectionOf(reading, question, query, options);
  return coverageOf(reading, { ...selection, from, to });
}

async function coverageOf({ engine, calendar }: Reading, selection: Selection): Promise<Coverage> {
  const days = await daysSeen(engine, selection);
  const ranges = await askedRanges(engine, selection);
  const kept = days.map(({ day }) => day);
  const isKept = new Set(kept);
  const [first, last] = [selection.from ?? kept[0], selection.to ?? kept.at(-1)];
  const sessions =
    first === undefined || last === undefined ? [] : sessionsBetween(calendar, first, last);
  const isAsked = (day: TradingDay): boolean =>
    ranges.some((range) => range.first_day <= day && day <= range.last_day);
  return {
    days: kept,
    missing: sessions.filter((day) => !isKept.has(day) && !isAsked(day)),
    observations: days.reduce((sum, { count }) => sum + Number(count), 0),
  };
}

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
