import { addDays, sessionBefore, type TradingCalendar, type TradingDay } from '@investor-flow/core';
import type { AskedRange, FoundEntry } from './selecting.ts';

/** Before every session: a walk that reached the beginning of a broker's history has asked for all of it. */
export const BEGINNING: TradingDay = '0001-01-01';

export interface SeriesRange {
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
  readonly limit: number | undefined;
}

interface Known {
  /** Newest first. */
  readonly entries: readonly FoundEntry[];
  readonly ranges: readonly AskedRange[];
  readonly calendar: TradingCalendar;
}

/** The oldest session of a range that was neither kept nor lies in a range that was asked for; nothing where it is whole. */
export function firstMissing(
  { from: beginning = BEGINNING, to, limit }: SeriesRange,
  { entries, ranges, calendar }: Known,
): TradingDay | undefined {
  // So many entries are all there is of the range; older sessions are not wanted.
  const isCut = limit !== undefined && entries.length >= limit;
  const from = isCut ? (entries.at(-1)?.day ?? to) : beginning;
  const kept = new Set(entries.map(({ day }) => day));
  const oldestKept = entries.at(-1)?.day;
  let missing: TradingDay | undefined;
  let day = sessionBefore(calendar, addDays(to, 1));
  while (day !== undefined && day >= from) {
    if (kept.has(day)) {
      day = sessionBefore(calendar, day);
      continue;
    }
    const asked = oldestAsked(ranges, day);
    if (asked !== undefined && asked <= from) return missing;
    if (asked === undefined) missing = day;
    // A series without a beginning has no oldest session: the one before what was kept is the next to fetch.
    if (asked === undefined && from === BEGINNING && (oldestKept ?? '9999') > day) return day;
    // All of a range was asked for: its days need not be looked at one by one.
    day = sessionBefore(calendar, asked ?? day);
  }
  return missing;
}

/** The first day of the ranges that were asked for and hold a day. */
const oldestAsked = (ranges: readonly AskedRange[], day: TradingDay): TradingDay | undefined =>
  ranges
    .filter(({ first_day, last_day }) => first_day <= day && day <= last_day)
    .map(({ first_day }) => first_day)
    .toSorted()[0];
