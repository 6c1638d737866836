import { DependencyError } from '../dependency-error.ts';
import type { Market, Venue } from '../market.ts';
import type { TradingDay } from '../words.ts';
import { CLOSED_DAYS_KNOWN_UNTIL, KRX_CLOSED_WEEKDAYS } from './krx-closed-weekdays.ts';
import { addDays, isWeekend, koreanTime, opensAt, publishedAt, restsAt } from './trading-day.ts';

/** `unknown`: the calendar does not know, so the day is neither refused nor promised. */
export type Session = 'open' | 'closed' | 'unknown';

/** Knows on which days the exchange holds a session. */
export interface TradingCalendar {
  sessionOn(day: TradingDay): Session;
}

/** KRX's sessions from 2010 to the end of the published holidays; outside those years only weekends are known. */
export const krxCalendar: TradingCalendar = {
  sessionOn(day) {
    if (isWeekend(day)) return 'closed';
    const closed = KRX_CLOSED_WEEKDAYS.get(day.slice(0, 4));
    if (closed === undefined || day > CLOSED_DAYS_KNOWN_UNTIL) return 'unknown';
    return closed.has(day.slice(5)) ? 'closed' : 'open';
  },
};

/** A caller's calendar; one that throws, or answers with anything but one of its three words, has failed. */
export const guardedCalendar = (calendar: TradingCalendar): TradingCalendar =>
  calendar === krxCalendar
    ? calendar
    : {
        sessionOn(day) {
          let session: unknown;
          try {
            session = calendar.sessionOn(day);
          } catch (thrown) {
            throw DependencyError.of('CALENDAR', thrown);
          }
          if (session === 'open' || session === 'closed' || session === 'unknown') return session;
          throw new DependencyError('CALENDAR');
        },
      };

/** The moment at which a question is asked. */
export interface Moment {
  readonly calendar: TradingCalendar;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** KRX has never been closed for half as many days; a calendar that says so is broken. */
const LONGEST_CLOSURE_DAYS = 30;

/**
 * The latest day whose session has begun at the instant, and what the calendar says of that day.
 *
 * Nothing when the calendar has no session in the 30 days before.
 */
export function latestSession(
  calendar: TradingCalendar,
  instant: number,
  venue: Venue,
  market?: Market,
): { readonly day: TradingDay; readonly session: Session } | undefined {
  const { day: today } = koreanTime(instant);
  const isBegun = instant >= opensAt(today, venue, market);
  return latestUpTo(calendar, isBegun ? today : addDays(today, -1));
}

/** The session before a day, `unknown` days included; nothing when the calendar has none in the 30 days before. */
export const sessionBefore = (calendar: TradingCalendar, day: TradingDay): TradingDay | undefined =>
  latestUpTo(calendar, addDays(day, -1))?.day;

function latestUpTo(calendar: TradingCalendar, last: TradingDay) {
  let day = last;
  for (let back = 0; back <= LONGEST_CLOSURE_DAYS; back += 1) {
    const session = calendar.sessionOn(day);
    if (session !== 'closed') return { day, session };
    day = addDays(day, -1);
  }
  return undefined;
}

/** KRX's first session. */
const KRX_OPENED: TradingDay = '1956-03-03';
const CENTURY_DAYS = 36_525;

/**
 * The sessions of a range, `unknown` days included, oldest first; both ends belong to the range.
 *
 * It looks at no day before KRX opened (1956-03-03), and at no more than a century.
 */
export function sessionsBetween(
  calendar: TradingCalendar,
  from: TradingDay,
  to: TradingDay,
): readonly TradingDay[] {
  const sessions: TradingDay[] = [];
  let day = from < KRX_OPENED ? KRX_OPENED : from;
  for (let seen = 0; day <= to && seen < CENTURY_DAYS; seen += 1) {
    if (calendar.sessionOn(day) !== 'closed') sessions.push(day);
    day = addDays(day, 1);
  }
  return sessions;
}

/** The session that a question without a day is about: today from its opening, else the one before. */
export const sessionNow = (
  { calendar, now }: Moment,
  { venue = 'krx', market }: { readonly venue?: Venue; readonly market?: Market } = {},
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
