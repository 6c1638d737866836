import {
  ANYTHING,
  type AnyRow,
  isSeries,
  measuresOf,
  onlyMeasures,
  planQuestion,
  type Question,
  sessionNow,
  sessionsBetween,
  specOf,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import { measuresText, subjectText } from './entries.ts';
import type { Engine } from './engine/engine.ts';
import {
  answerers,
  askedRanges,
  everyObservation,
  type FoundEntry,
  lastOfEachDay,
  type Selection,
} from './selecting.ts';
import { type SeriesRange, wholeSeries } from './series.ts';
import type { Coverage, ReadOptions } from './store.ts';
import { storeError } from './store-error.ts';

export interface Reading {
  readonly engine: Engine;
  readonly calendar: TradingCalendar;
  /** Epoch milliseconds. */
  readonly now: number;
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
    question,
    subject: subjectText(question, query),
    measures: measuresText(question, query),
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
  const measures = measuresOf(question, query);
  const { decode } = reading.engine;
  const rowsIn = ({ answer }: FoundEntry): readonly AnyRow[] =>
    (decode(answer) as readonly AnyRow[]).map((row) =>
      measures.length === 0 ? row : onlyMeasures(row, measures),
    );
  if (!isSeries(question)) {
    const day = specOf(question).isDayless === true ? undefined : dayAsked(query, moment);
    const [entry] = await lastOfEachDay(reading.engine, { ...selection, from: day, to: day }, 1);
    if (entry === undefined) throw neverKept(reading, selection, day);
    const rows = rowsIn(entry);
    return specOf(question).shape === 'one' ? rows[0] : rows;
  }
  const range = rangeOf(question, query, moment);
  const entries = await lastOfEachDay(
    reading.engine,
    { ...selection, from: range.from, to: range.to },
    range.limit,
  );
  const ranges = await askedRanges(reading.engine, selection);
  const whole = wholeSeries(range, entries, ranges, reading.calendar);
  if ('missing' in whole) throw neverKept(reading, selection, whole.missing);
  return whole.entries.flatMap(rowsIn);
}

interface Moment {
  readonly calendar: TradingCalendar;
  readonly now: number;
}

const dayAsked = (query: object, moment: Moment): TradingDay => {
  const { day, ...where } = query as { readonly day?: TradingDay };
  return day ?? sessionNow(moment, where).day;
};

/** The range of a series; a question that is wrong has none, and throws its error. */
export function rangeOf(question: Question, query: object, moment: Moment): SeriesRange {
  const parts = { broker: 'store', capabilities: ANYTHING, moment: () => moment };
  const plan = planQuestion(parts, question, query, 'gathered');
  if (plan.isErr()) throw storeError('missing', plan.error.message, '');
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

function neverKept({ engine }: Reading, selection: Selection, day: TradingDay | undefined) {
  const { question, subject } = selection;
  const { market, stock } = JSON.parse(subject) as { market?: string; stock?: string };
  const command = `investor-flow record ${specOf(question).command} ${market ?? stock ?? ''}`;
  const isRange = isSeries(question);
  const when = day === undefined ? '' : ` of ${day}`;
  const option = day === undefined ? '' : ` --${isRange ? 'from' : 'day'} ${day}`;
  return storeError(
    'missing',
    `The store has no ${question}${when} (${subject}): fetch it with \`${command}${option}\`.`,
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
  const measures = measuresOf(question, query);
  const { day, from, to } = query as { day?: TradingDay; from?: TradingDay; to?: TradingDay };
  const range = isSeries(question)
    ? { from, to }
    : specOf(question).isDayless === true
      ? {}
      : { from: dayAsked({ ...query, day }, moment), to: dayAsked({ ...query, day }, moment) };
  const entries = await everyObservation(reading.engine, { ...selection, ...range });
  return entries.map(({ answer }) => {
    const rows = (reading.engine.decode(answer) as readonly AnyRow[]).map((row) =>
      measures.length === 0 ? row : onlyMeasures(row, measures),
    );
    return specOf(question).shape === 'one' ? rows[0] : rows;
  });
}

/** Which days of a subject are kept, and which sessions of its range are not. */
export async function readCoverage(
  reading: Reading,
  question: Question,
  query: object,
  options: ReadOptions,
): Promise<Coverage> {
  const selection = selectionOf(reading, question, query, options);
  const { from, to } = query as { readonly from?: TradingDay; readonly to?: TradingDay };
  const days = await keptDays(reading.engine, { ...selection, from, to });
  const ranges = await askedRanges(reading.engine, selection);
  const kept = days.map(({ day }) => day);
  const [first, last] = [from ?? kept[0], to ?? kept.at(-1)];
  const sessions =
    first === undefined || last === undefined ? [] : sessionsBetween(reading.calendar, first, last);
  const isAsked = (day: TradingDay): boolean =>
    ranges.some((range) => range.first_day <= day && day <= range.last_day);
  return {
    days: kept,
    missing: sessions.filter((day) => !kept.includes(day) && !isAsked(day)),
    observations: days.reduce((sum, { count }) => sum + Number(count), 0),
  };
}

async function keptDays(
  { db }: Engine,
  { question, subject, broker, environment, asOf, from, to }: Selection,
): Promise<readonly { readonly day: TradingDay; readonly count: number | string }[]> {
  let query = db
    .selectFrom('investor_flow_entry')
    .select((it) => ['day', it.fn.countAll<number | string>().as('count')])
    .where('question', '=', question)
    .where('subject', '=', subject)
    .where('observed_at', '<=', asOf);
  if (broker !== undefined) query = query.where('broker', '=', broker);
  if (environment !== undefined) query = query.where('environment', '=', environment);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', to);
  return query.groupBy('day').orderBy('day', 'asc').execute();
}
