import { type Question, sessionsBetween, type TradingDay } from '@investor-flow/core';
import type { Engine } from './engine/engine.ts';
import { type Reading, selectionOf } from './reading.ts';
import { askedRanges, type Selection } from './selecting.ts';
import type { Coverage, ReadOptions } from './store.ts';

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
