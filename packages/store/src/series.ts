import { sessionBefore, type TradingCalendar, type TradingDay } from '@investor-flow/core';
import type { AskedRange, FoundEntry } from './selecting.ts';

/** Before every session: a walk that reached the beginning of a broker's history has asked for all of it. */
export const BEGINNING: TradingDay = '0001-01-01';

export interface SeriesRange {
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
  readonly limit: number | undefined;
}

/** The entries of a range, newest first, or the oldest session that was neither kept nor asked for. */
export function wholeSeries(
  { from, to, limit }: SeriesRange,
  entries: readonly FoundEntry[],
  ranges: readonly AskedRange[],
  calendar: TradingCalendar,
): { readonly entries: readonly FoundEntry[] } | { readonly missing: TradingDay } {
  const byDay = new Map(entries.map((entry) => [entry.day, entry]));
  const oldestKept = entries.at(-1)?.day;
  const covers = (day: TradingDay): boolean =>
    ranges.some((range) => range.first_day <= day && day <= range.last_day);
  const found: FoundEntry[] = [];
  let missing: TradingDay | undefined;
  let day: TradingDay | undefined = calendar.sessionOn(to) === 'closed' ? before(calendar, to) : to;
  const isOver = (it: TradingDay): boolean => from !== undefined && it < from;
  while (day !== undefined && !isOver(day)) {
    const entry = byDay.get(day);
    if (entry !== undefined) found.push(entry);
    else if (!covers(day)) missing = day;
    if (found.length === limit) break;
    // Nothing older was kept: the rest of the range is either asked for to its beginning, or missing.
    if (oldestKept === undefined || day <= oldestKept) {
      const older = before(calendar, day);
      if (older === undefined || (from !== undefined && older < from)) break;
      const isWhole = ranges.some(
        (range) => range.first_day <= (from ?? BEGINNING) && older <= range.last_day,
      );
      if (isWhole) break;
      if (from === undefined) {
        missing ??= older;
        break;
      }
    }
    day = before(calendar, day);
  }
  return missing === undefined ? { entries: found } : { missing };
}

/** The session before a day; nothing at the beginning of what the calendar knows. */
const before = (calendar: TradingCalendar, day: TradingDay): TradingDay | undefined =>
  sessionBefore(calendar, day);
