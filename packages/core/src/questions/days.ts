import { latestSession, type Session } from '../calendar/trading-calendar.ts';
import { addDays, koreanInstant, koreanTime, type TradingDay } from '../calendar/trading-day.ts';
import { DependencyError } from '../dependency-error.ts';
import type { Venue } from '../market.ts';
import type { Moment } from './rules.ts';

/** Nextrade's first session; before it there was only KRX. */
export const NEXTRADE_OPENED: TradingDay = '2025-03-04';

interface PlannedSession {
  readonly day: TradingDay;
  readonly session: Session;
}

/** The session that a question without a day is about: today from its opening, else the one before. */
export function sessionNow({ calendar, now }: Moment, venue: Venue): PlannedSession {
  const latest = latestSession(calendar, now, venue);
  if (latest === undefined) throw new DependencyError('CALENDAR', 'it names no recent session');
  return latest;
}

/** The newest session whose figures stand: today's from the moment of publication on, else the one before. */
export function newestPublished(moment: Moment): TradingDay {
  const { day } = sessionNow(moment, 'krx');
  return koreanInstant(day, 15, 41) <= moment.now ? day : sessionBefore(moment, day);
}

/** The session before a day. */
export const sessionBefore = ({ calendar }: Moment, day: TradingDay): TradingDay =>
  sessionNow({ calendar, now: koreanInstant(addDays(day, -1), 23, 59) }, 'krx').day;

/** The sessions of a range, newest first. A day on which the calendar is undecided counts as a session. */
export function sessionsOf(
  { calendar }: Pick<Moment, 'calendar'>,
  {
    from,
    to,
    limit = Infinity,
  }: { readonly from: TradingDay; readonly to: TradingDay; readonly limit?: number | undefined },
): readonly TradingDay[] {
  const days: TradingDay[] = [];
  for (let day = to; day >= from && days.length < limit; day = addDays(day, -1))
    if (calendar.sessionOn(day) !== 'closed') days.push(day);
  return days;
}

export const todayIn = ({ now }: Moment): TradingDay => koreanTime(now).day;

/** The newest session at whose figures nothing changes any more. */
export function newestAtRest(moment: Moment): TradingDay {
  const { day } = sessionNow(moment, 'krx');
  return koreanInstant(day, 20, 30) <= moment.now ? day : sessionBefore(moment, day);
}

/** The oldest session that a series wants: `from`, or `limit` sessions back. */
export function oldestWanted(
  {
    from,
    to,
    limit,
  }: {
    readonly from: TradingDay | undefined;
    readonly to: TradingDay;
    readonly limit: number | undefined;
  },
  moment: Moment,
): TradingDay {
  if (limit === undefined) return from ?? to;
  return sessionsOf(moment, { from: from ?? '1980-01-01', to, limit }).at(-1) ?? to;
}
