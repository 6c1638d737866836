import { krxCalendar, type TradingDay } from '@investor-flow/core';

/** Days since 1970-01-01 on the Korean calendar: cheap to count with. */
export type DayNumber = number;

const DAY_MS = 86_400_000;
/** Korea has kept UTC+9 all year since 1988. */
const KOREA_MS = 9 * 3_600_000;

export const dayNumberOf = (day: TradingDay): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const dayOf = (day: DayNumber): TradingDay =>
  new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The first session the sandbox knows; before it nothing was traded. */
export const HISTORY_BEGAN: DayNumber = dayNumberOf('2010-01-04');

/** The Korean date at an instant. */
export const dateAt = (instant: number): DayNumber => Math.floor((instant + KOREA_MS) / DAY_MS);

/** Whole minutes since Korean midnight. */
export const minutesAt = (instant: number): number =>
  Math.floor(((instant + KOREA_MS) % DAY_MS) / 60_000);

/** The instant of a minute since Korean midnight. */
export const instantAt = (day: DayNumber, minute: number): number =>
  day * DAY_MS - KOREA_MS + minute * 60_000;

/** `2026-07-01 14:49:40`, as Korea's clocks show the instant. */
export const koreanStamp = (instant: number): string =>
  new Date(instant + KOREA_MS).toISOString().slice(0, 19).replace('T', ' ');

const SESSIONS = new Map<DayNumber, boolean>();

/** Whether the sandbox trades that day; a day that the calendar does not know is traded. */
export function hasSession(day: DayNumber): boolean {
  const known = SESSIONS.get(day);
  if (known !== undefined) return known;
  const session = krxCalendar.sessionOn(dayOf(day)) !== 'closed';
  SESSIONS.set(day, session);
  return session;
}

/** The day itself if it has a session, else the nearest one before it. */
export function sessionUpTo(day: DayNumber): DayNumber {
  let candidate = day;
  while (!hasSession(candidate)) candidate -= 1;
  return candidate;
}

export const sessionBefore = (day: DayNumber): DayNumber => sessionUpTo(day - 1);

const LISTED: DayNumber[] = [];
let listedUpTo = HISTORY_BEGAN - 1;

/** How many sessions came before this one since the history began. */
export function sessionIndexOf(session: DayNumber): number {
  while (listedUpTo < session) {
    listedUpTo += 1;
    if (hasSession(listedUpTo)) LISTED.push(listedUpTo);
  }
  let [low, high] = [0, LISTED.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((LISTED[middle] ?? Infinity) < session) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The session that has so many before it. */
export function sessionAt(index: number): DayNumber {
  while (LISTED.length <= index) sessionIndexOf(listedUpTo + 1);
  const session = LISTED[index];
  if (session === undefined) throw new RangeError(`There is no session ${index}`);
  return session;
}

/** The newest sessions up to a day and back to another, at most so many. */
export function newestSessions(
  from: DayNumber,
  to: DayNumber,
  most = Infinity,
): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = sessionUpTo(from); day >= to && days.length < most; day = sessionBefore(day)) {
    days.push(day);
  }
  return days;
}
