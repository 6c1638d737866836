import type { Market, Venue } from '../market.ts';
import {
  CLOSED_DAYS_KNOWN_UNTIL,
  EXAM_DAYS,
  isClosedWeekday,
  KRX_CLOSED_WEEKDAYS,
} from './krx-closed-weekdays.ts';
import { addDays, isWeekend, koreanInstant, koreanTime, type TradingDay } from './trading-day.ts';

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

/** Nextrade's first session; before it there was only KRX. */
export const NEXTRADE_OPENED: TradingDay = '2025-03-04';

/** From this day on index derivatives open a quarter of an hour before stocks. */
const EARLY_DERIVATIVES_FROM: TradingDay = '2023-07-31';

/** Markets that trade in stocks' hours: the stock markets, listed products, and futures on single stocks. */
const STOCK_HOURS: ReadonlySet<Market> = new Set([
  'kospi',
  'kosdaq',
  'etf',
  'etn',
  'elw',
  'stock-futures',
]);

/** Whether the day is that of the university entrance exam: hours of KRX are one later, Nextrade has no pre-market. */
export const isExamDay = (day: TradingDay): boolean => EXAM_DAYS.includes(day);

/**
 * When the session of a day opens, in epoch milliseconds; without `market` that of a stock market.
 *
 * 09:00 Korean time; 08:00 where Nextrade counts; 08:45 for index derivatives since 2023-07-31. An hour later on the
 * day of the university entrance exam, when Nextrade opens with KRX, and at KRX on the first session of a year.
 */
export function opensAt(day: TradingDay, venue: Venue, market: Market = 'kospi'): number {
  const isDerivative = !STOCK_HOURS.has(market);
  const isExam = EXAM_DAYS.includes(day);
  if (venue !== 'krx' && !isDerivative && !isExam) return koreanInstant(day, 8);
  // New Year's Day is closed in every year, and no holiday has ever kept KRX closed until the 10th.
  const isLate = isExam || (day.slice(5) <= '01-10' && day === firstSessionOf(day.slice(0, 4)));
  const usual = isDerivative && day >= EARLY_DERIVATIVES_FROM ? 8.75 : 9;
  return koreanInstant(day, isLate ? usual + 1 : usual);
}

function firstSessionOf(year: string): TradingDay {
  let first = `${year}-01-02`;
  while (isWeekend(first) || isClosedWeekday(first)) first = addDays(first, 1);
  return first;
}

/** Whether the session of the Korean day has begun at the instant; without `market` that of a stock market. */
export const hasOpened = (venue: Venue, instant: number, market?: Market): boolean =>
  instant >= opensAt(koreanTime(instant).day, venue, market);

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

function latestUpTo(
  calendar: TradingCalendar,
  last: TradingDay,
): { readonly day: TradingDay; readonly session: Session } | undefined {
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
