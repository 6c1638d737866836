import {
  addDays,
  type Market,
  type Moment,
  opensAt,
  restsAt,
  sessionBefore,
  sessionsBetween,
  settledAt,
  koreanTime,
  type TradingCalendar,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';

/** What decides the hours of a subject. */
export interface Hours {
  readonly venue: Venue;
  readonly market: Market | undefined;
}

export const opening = ({ venue, market }: Hours, day: TradingDay): number =>
  opensAt(day, venue, market);

/** The longest that KRX has been closed is half of it. */
const LONGEST_CLOSURE_DAYS = 30;

/** The first session after a day. Where a calendar names none in 30 days, the day after those: it is looked at again then. */
export function sessionAfter(calendar: TradingCalendar, day: TradingDay): TradingDay {
  let next = addDays(day, 1);
  for (let ahead = 0; ahead < LONGEST_CLOSURE_DAYS; ahead += 1) {
    if (calendar.sessionOn(next) !== 'closed') break;
    next = addDays(next, 1);
  }
  return next;
}

/** The latest session that is at rest. */
export const latestAtRest = ({ venue }: Hours, moment: Moment): TradingDay =>
  latestReached(moment, (day) => restsAt(day, venue));

/** The latest session that is settled. */
export const latestSettled = (moment: Moment): TradingDay => latestReached(moment, settledAt);

function latestReached(
  { calendar, now }: Moment,
  momentOf: (day: TradingDay) => number,
): TradingDay {
  let day = sessionOnOrBefore(calendar, koreanTime(now).day);
  while (momentOf(day) > now) day = sessionOnOrBefore(calendar, addDays(day, -1));
  return day;
}

/** Where a calendar names no session in the 30 days before, the day itself. */
const sessionOnOrBefore = (calendar: TradingCalendar, day: TradingDay): TradingDay =>
  sessionBefore(calendar, addDays(day, 1)) ?? day;

/** A run of days, both ends included. */
export interface Run {
  readonly from: TradingDay;
  readonly to: TradingDay;
}

/** The sessions of a range that are wanted, as runs without a gap, newest first. */
export function runsOf(
  sessions: readonly TradingDay[],
  isWanted: (day: TradingDay) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const day of sessions.toReversed()) {
    if (!isWanted(day)) {
      if (run !== undefined) runs.push(run);
      run = undefined;
    } else run = run === undefined ? { from: day, to: day } : { ...run, from: day };
  }
  return run === undefined ? runs : [...runs, run];
}

/** The sessions of a range, newest and oldest included; ranges that were asked for before are looked up. */
export function sessionTable(
  calendar: TradingCalendar,
): (from: TradingDay, to: TradingDay) => readonly TradingDay[] {
  const known = new Map<string, readonly TradingDay[]>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const found = known.get(key) ?? sessionsBetween(calendar, from, to);
    known.set(key, found);
    return found;
  };
}
