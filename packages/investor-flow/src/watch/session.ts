import {
  addDays,
  type InvestorFlowQuery,
  koreanInstant,
  koreanTime,
  type Moment,
  opensAt,
  restsAt,
  type TradingDay,
} from '@investor-flow/core';

/** The session that a watch is about. */
export interface WatchedSession {
  readonly day: TradingDay;
  /** Epoch milliseconds. */
  readonly opens: number;
  /** When the day is at rest, or the time to end at before that; epoch milliseconds. */
  readonly ends: number;
  readonly reason: 'closed' | 'until';
}

/** The longest that KRX has been closed is half of it. */
const LONGEST_CLOSURE_DAYS = 30;

/** Today's session, also where it is over; on a closed day the next one. `until` is `HH:MM`, Korean time. */
export function watchedSession(
  { venue = 'krx', market }: Omit<InvestorFlowQuery, 'day'>,
  { now, calendar }: Moment,
  until?: string,
): WatchedSession {
  let { day } = koreanTime(now);
  for (let ahead = 0; ahead < LONGEST_CLOSURE_DAYS; ahead += 1) {
    if (calendar.sessionOn(day) !== 'closed') break;
    day = addDays(day, 1);
  }
  const rests = restsAt(day, venue);
  const stops = until === undefined ? Infinity : instantOf(day, until);
  return {
    day,
    opens: opensAt(day, venue, market),
    ends: Math.min(rests, stops),
    reason: stops < rests ? 'until' : 'closed',
  };
}

const HOURS_AND_MINUTES = /^([01]\d|2[0-3]):([0-5]\d)$/;

export const isTimeOfDay = (it: unknown): it is string =>
  typeof it === 'string' && HOURS_AND_MINUTES.test(it);

function instantOf(day: TradingDay, time: string): number {
  const [, hours, minutes] = HOURS_AND_MINUTES.exec(time) ?? [];
  return koreanInstant(day, Number(hours), Number(minutes));
}
