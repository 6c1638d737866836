import { KRX_CLOSED_WEEKDAYS, KRX_DISPUTED_DAYS } from './krx-closed-weekdays.ts';
import type { Venue } from '../market.ts';
import { addDays, isWeekend, type KoreanTime, koreanTime, type TradingDay } from './trading-day.ts';

/** `unknown`: nobody can say, so such a day is neither refused nor promised. */
export type Session = 'open' | 'closed' | 'unknown';

/** Knows on which days the exchange holds a session. */
export interface TradingCalendar {
  sessionOn(day: TradingDay): Session;
}

const CLOSED: ReadonlySet<string> = new Set(
  Object.entries(KRX_CLOSED_WEEKDAYS).flatMap(([year, days]) =>
    days.map((day) => `${year}-${day}`),
  ),
);
const DISPUTED: ReadonlySet<string> = new Set(KRX_DISPUTED_DAYS);

/** The exchange's sessions from 2010 to 2027; outside those years only weekends are known. */
export const krxCalendar: TradingCalendar = {
  sessionOn(day) {
    if (isWeekend(day)) return 'closed';
    if (DISPUTED.has(day) || !(day.slice(0, 4) in KRX_CLOSED_WEEKDAYS)) return 'unknown';
    return CLOSED.has(day) ? 'closed' : 'open';
  },
};

const OPENING_MINUTES: Readonly<Record<Venue, number>> = {
  krx: 9 * 60,
  nxt: 8 * 60,
  unified: 8 * 60,
};

const hasOpenedBy = (venue: Venue, { minutes }: KoreanTime): boolean =>
  minutes >= OPENING_MINUTES[venue];

/** Whether the venue's session of the Korean day has begun at the instant. */
export const hasOpened = (venue: Venue, instant: number): boolean =>
  hasOpenedBy(venue, koreanTime(instant));

/** The exchange has never been closed for half as long; a calendar that says so is broken. */
const LONGEST_CLOSURE_DAYS = 30;

/** The latest day whose session has begun at the instant, with what the calendar knows of it; nothing when it knows none. */
export function latestSession(
  calendar: TradingCalendar,
  instant: number,
  venue: Venue,
): { readonly day: TradingDay; readonly session: Session } | undefined {
  const now = koreanTime(instant);
  let day = hasOpenedBy(venue, now) ? now.day : addDays(now.day, -1);
  for (let back = 0; back <= LONGEST_CLOSURE_DAYS; back += 1) {
    const session = calendar.sessionOn(day);
    if (session !== 'closed') return { day, session };
    day = addDays(day, -1);
  }
  return undefined;
}
