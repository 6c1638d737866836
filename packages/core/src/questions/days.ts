import { publishedAt, restsAt } from '../calendar/moments.ts';
import { latestSession, type Session, sessionBefore } from '../calendar/trading-calendar.ts';
import { addDays, type TradingDay } from '../calendar/trading-day.ts';
import { DependencyError } from '../dependency-error.ts';
import type { Market, Venue } from '../market.ts';
import type { Moment } from './rules.ts';

interface Where {
  readonly venue?: Venue;
  readonly market?: Market;
}

/** The session that a question without a day is about: today from its opening, else the one before. */
export const sessionNow = (
  { calendar, now }: Moment,
  { venue = 'krx', market }: Where = {},
): { readonly day: TradingDay; readonly session: Session } =>
  latestSession(calendar, now, venue, market) ?? noSession();

/** The newest session whose figures stand: today's from the moment of publication on, else the one before. */
export const newestPublished = (moment: Moment): TradingDay => newestBy(moment, publishedAt);

/** The newest session at whose figures nothing changes any more. */
export const newestAtRest = (moment: Moment): TradingDay =>
  newestBy(moment, (day) => restsAt(day, 'krx'));

function newestBy(moment: Moment, reached: (day: TradingDay) => number): TradingDay {
  const { day } = sessionNow(moment);
  return reached(day) <= moment.now ? day : (sessionBefore(moment.calendar, day) ?? noSession());
}

/** The first of so many sessions that end with a day, that day included where it is a session. */
export function sessionsBack({ calendar }: Moment, to: TradingDay, count: number): TradingDay {
  let day = sessionBefore(calendar, addDays(to, 1)) ?? noSession();
  for (let seen = 1; seen < count; seen += 1) day = sessionBefore(calendar, day) ?? noSession();
  return day;
}

/** The oldest session that a series wants: `from`, or `limit` sessions back, whichever is later. */
export function oldestWanted({ from, to, limit }: Range, moment: Moment): TradingDay {
  const byLimit = limit === undefined ? to : sessionsBack(moment, to, limit);
  if (from === undefined) return byLimit;
  return limit === undefined || from > byLimit ? from : byLimit;
}

interface Range {
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
  readonly limit: number | undefined;
}

function noSession(): never {
  throw new DependencyError('CALENDAR', 'it names no recent session');
}
