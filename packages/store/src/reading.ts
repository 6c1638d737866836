import {
  ANYTHING,
  type AnyRow,
  isSeries,
  measuresOf,
  type Moment,
  onlyMeasures,
  planQuestion,
  type Question,
  type QuestionOf,
  sessionNow,
  specOf,
  type TradingDay,
} from '@investor-flow/core';
import { rowsOf } from './damage.ts';
import { type DaysAsked, topicOf } from './entries.ts';
import type { Engine } from './engine/engine.ts';
import {
  answerers,
  askedRanges,
  everyObservation,
  type FoundEntry,
  lastOfEachDay,
  type Selection,
} from './selecting.ts';
import { firstMissing, type SeriesRange } from './series.ts';
import type { ReadOptions } from './store.ts';
import { storeError } from './store-error.ts';
import { commandFor } from './to-fetch.ts';

export interface Reading extends Moment {
  readonly engine: Engine;
}

/** The selection of a query; throws a store error where the instant cannot be read. */
export function selectionOf(
  { engine, now }: Reading,
  question: Question,
  query: object,
  { broker, environment, asOf }: ReadOptions,
): Selection {
  const instant = asOf === undefined ? now : Date.parse(asOf);
  if (Number.isNaN(instant))
    throw storeError(
      'missing',
      'asOf must be an ISO instant, like 2026-07-01T15:30:00+09:00.',
      engine.location,
    );
  return {
    ...topicOf(question, query),
    broker,
    environment,
    asOf: new Date(instant).toISOString(),
  };
}

/** What was kept of a question, as its answer. */
export async function readAnswer(
  reading: Reading,
  question: Question,
  query: object,
  options: ReadOptions,
): Promise<unknown> {
  const selection = selectionOf(reading, question, query, options);
  await refuseAmbiguous(reading, selection);
  const moment = { calendar: reading.calendar, now: Date.parse(selection.asOf) };
  if (!isSeries(question)) {
    const day = dayAsked(question, query, moment);
    const [entry] = await lastOfEachDay(reading.engine, { ...selection, from: day, to: day }, 1);
    if (entry === undefined) throw neverKept(reading, selection, query, { day });
    const rows = rowsAsked(reading, question, query)(entry);
    return specOf(question).shape === 'one' ? rows[0] : rows;
  }
  const range = rangeOf(reading, question, query, moment);
  const entries = await lastOfEachDay(
    reading.engine,
    { ...selection, from: range.from, to: range.to },
    range.limit,
  );
  const ranges = await askedRanges(reading.engine, selection);
  const missing = firstMissing(range, { entries, ranges, calendar: reading.calendar });
  if (missing !== undefined) {
    const limit = range.from === undefined ? range.limit : undefined;
    throw neverKept(reading, selection, query, { day: missing, limit });
  }
  return entries.flatMap(rowsAsked(reading, question, query));
}

/** The rows of an entry with no other measures than those asked for. */
function rowsAsked({ engine }: Reading, question: Question, query: object) {
  const measures = measuresOf(question, query);
  return (entry: FoundEntry): readonly AnyRow[] => {
    const rows = rowsOf(engine, question, entry);
    return measures.length === 0 ? rows : rows.map((row) => onlyMeasures(row, measures));
  };
}

/** The day that a question is about, where it is about one: the latest session where it names none. */
export function dayAsked(
  question: Question,
  query: object,
  moment: Moment,
): TradingDay | undefined {
  if (specOf(question).isDayless === true) return undefined;
  const { day, ...where } = query as { readonly day?: TradingDay };
  return day ?? sessionNow(moment, where).day;
}

/** The range of a series; a question that is wrong has none, and throws its error. */
function rangeOf(
  { engine }: Reading,
  question: QuestionOf<'pages'>,
  query: object,
  moment: Moment,
): SeriesRange {
  const parts = { broker: 'store', capabilities: ANYTHING, moment: () => moment };
  const plan = planQuestion(parts, question, query, 'gathered');
  if (plan.isErr()) throw storeError('missing', plan.error.message, engine.location);
  return plan.value;
}

/** Answers of different brokers or environments are never mixed. */
async function refuseAmbiguous({ engine }: Reading, selection: Selection): Promise<void> {
  const found = await answerers(engine, selection);
  if (found.length < 2) return;
  const names = found.map(({ broker, environment }) => `${broker} (${environment})`).join(', ');
  throw storeError(
    'ambiguous',
    `The store holds answers of ${names}: name the broker and the environment.`,
    engine.location,
  );
}

function neverKept(
  { engine }: Reading,
  { question, subject }: Selection,
  query: object,
  { day, limit }: { readonly day: TradingDay | undefined; readonly limit?: number | undefined },
) {
  const about = JSON.parse(subject) as Readonly<Record<string, unknown>>;
  const words = Object.values(about).map(String).join(' ');
  const when = day === undefined ? '' : ` of ${day}`;
  return storeError(
    'missing',
    `The store has no ${question}${when} (${words}): fetch it with \`${commandFor(question, about, query, { day, limit })}\`.`,
    engine.location,
  );
}

/** Every answer kept of a subject, oldest first. */
export async function readObservations(
  reading: Reading,
  question: Question,
  query: object,
  options: ReadOptions,
): Promise<readonly unknown[]> {
  const selection = selectionOf(reading, question, query, options);
  await refuseAmbiguous(reading, selection);
  const moment = { calendar: reading.calendar, now: Date.parse(selection.asOf) };
  const { from, to }: DaysAsked = query;
  const day = isSeries(question) ? undefined : dayAsked(question, query, moment);
  const range = isSeries(question) ? { from, to } : { from: day, to: day };
  const entries = await everyObservation(reading.engine, { ...selection, ...range });
  const asked = rowsAsked(reading, question, query);
  const isOne = specOf(question).shape === 'one';
  return entries.map((entry) => (isOne ? asked(entry)[0] : asked(entry)));
}
