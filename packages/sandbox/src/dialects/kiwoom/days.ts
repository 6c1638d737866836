import type { Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, minutesAt, sessionsBack, sessionUpTo } from '../../days.ts';
import { floorsOf, hoursOf, isPublished } from '../../market/hours.ts';
import type { Stock } from '../../stocks/stock.ts';

/** How far a day has come that is not over: not begun, going on, or published. */
export type Stage = 'before' | 'going' | 'published';

/** At which stage the figures of a session are. */
export function stageOf(stock: Stock, venue: Venue, day: DayNumber, instant: number): Stage {
  if (day < dateAt(instant) || isPublished(day, instant)) return 'published';
  const opens = Math.min(
    ...floorsOf(venue, day, stock.market).map((floor) => hoursOf(stock.market, floor, day).opening),
  );
  return minutesAt(instant) < opens ? 'before' : 'going';
}

/** A page of sessions, newest first, and where the next page goes on. */
export function pageOfDays(
  newest: DayNumber,
  oldest: DayNumber,
  most: number,
): { readonly days: readonly DayNumber[]; readonly next: DayNumber | undefined } {
  const days: DayNumber[] = [];
  for (const day of sessionsBack(newest, oldest)) {
    if (days.length === most) return { days, next: day };
    days.push(day);
  }
  return { days, next: undefined };
}

/** The session that a date means: itself, the one before a day off, or the latest for a day to come. */
export const sessionMeant = (asked: DayNumber, instant: number): DayNumber =>
  sessionUpTo(Math.min(asked, dateAt(instant)));
