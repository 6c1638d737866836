import { type Question, sessionsBetween, type TradingDay } from '@investor-flow/core';
import { type Reading, selectionOf } from './reading.ts';
import { askedRanges, daysSeen, type Selection } from './selecting.ts';
import type { Coverage, ReadOptions } from './store.ts';

/** Which days of a subject are kept with the measures asked for, and which sessions of its range are not. */
export function readCoverage(
  reading: Reading,
  question: Question,
  query: object,
  options: ReadOptions,
): Promise<Coverage> {
  const { from, to } = query as { readonly from?: TradingDay; readonly to?: TradingDay };
  const selection = selectionOf(reading, question, query, options);
  return coverageOf(reading, { ...selection, from, to });
}

export async function coverageOf(
  { engine, calendar }: Reading,
  selection: Selection,
): Promise<Coverage> {
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
