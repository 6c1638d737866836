import {
  type AnyRow,
  dayOf,
  type FlowHistoryQuery,
  isSeries,
  measuresOf,
  type Question,
  settledAt,
  specOf,
  subjectOf,
  type TradingDay,
} from '@investor-flow/core';
import type { Insertable } from 'kysely';
import { digestOf } from './digest.ts';
import type { EntryTable } from './schema.ts';

/** One entry with the rows of its answer. */
export type Entry = Omit<Insertable<EntryTable>, 'answer'> & { readonly rows: readonly AnyRow[] };

/** A question and what was answered. */
export interface Answered {
  readonly question: Question;
  readonly query: object;
  readonly answer: unknown;
}

/** Who answered and when, where no row says it: an empty list. */
type Answerer = Required<Pick<AnyRow, 'broker' | 'environment' | 'observedAt' | 'day'>>;

/** What a question is about, and with which measures, as it is written in every table. */
export const topicOf = (question: Question, query: object) => ({
  question,
  subject: JSON.stringify(subjectOf(question, query)),
  measures: measuresOf(question, query).join(','),
});

/** The days that a query may name. */
export type DaysAsked = Pick<FlowHistoryQuery, 'from' | 'to' | 'limit'>;

/** The entries of an answer: one, or one for each session of a series. */
export function entriesOf(
  { question, query, answer }: Answered,
  anonymous: Answerer,
  isSettled = false,
): readonly Entry[] {
  const isOne = specOf(question).shape === 'one';
  const rows = (isOne ? [answer] : answer) as readonly AnyRow[];
  const groups = isSeries(question) ? byDay(rows) : [rows];
  const topic = topicOf(question, query);
  return groups.map((group): Entry => {
    const [first] = group;
    const isFinal = group.length > 0 && group.every(({ status }) => status === 'final');
    const observed_at = instantsOf(group).at(-1) ?? anonymous.observedAt;
    // A ranking cannot be asked for by its day: it is that of the session in which it was asked for.
    const isUndated = !isSeries(question) && !specOf(question).fields.optional.includes('day');
    const day = first === undefined || isUndated ? anonymous.day : dayOf(first);
    return {
      broker: first?.broker ?? anonymous.broker,
      environment: first?.environment ?? anonymous.environment,
      ...topic,
      day,
      observed_at,
      status: isFinal ? 'final' : 'provisional',
      settled: isSettled || isKnownSettled(group, observed_at) ? 1 : 0,
      shape: isOne ? 'one' : 'list',
      digest: digestOf(group),
      rows: group,
    };
  });
}

/** The sessions of a series, oldest first; each with its rows in the order in which they came. */
function byDay(rows: readonly AnyRow[]): readonly (readonly AnyRow[])[] {
  const days = new Map<TradingDay, AnyRow[]>();
  for (const row of rows) {
    const day = dayOf(row);
    const group = days.get(day) ?? [];
    group.push(row);
    days.set(day, group);
  }
  // In one order for every writer: two transactions that insert the same days wait, and do not end each other.
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** When rows were observed, in UTC with milliseconds, earliest first: a source may write another offset. */
export const instantsOf = (rows: readonly AnyRow[]): readonly string[] =>
  [...new Set(rows.map(({ observedAt }) => observedAt))]
    .map((it) => new Date(it).toISOString())
    .toSorted();

/** A day that was stated or asked for, observed after nothing of it can change any more. */
const isKnownSettled = (rows: readonly AnyRow[], observedAt: string): boolean =>
  rows.length > 0 &&
  rows.every(
    (row) =>
      (row.dayBasis === 'stated' || row.dayBasis === 'requested') &&
      Date.parse(observedAt) >= settledAt(dayOf(row)),
  );
