import { koreanTime, type Moment, restsAt, settledAt } from '@investor-flow/core';
import type { KeptDays } from '@investor-flow/store';
import type { RestHours } from './after-rest.ts';
import { type Hours, latestAtRest, opening } from './sessions.ts';

/** How many samples may be missing before a subject counts as late. */
const MISSED_SAMPLES = 3;
/** Many stocks take long at a broker's quota. */
const REST_GRACE_MS = 3_600_000;
const A_MINUTE_MS = 60_000;

const observed = ({ lastObservedAt }: KeptDays): number =>
  lastObservedAt === undefined ? 0 : Date.parse(lastObservedAt);

/** Whether a subject that is sampled has not been for too long. */
export function isSampleLate(
  hours: Hours,
  everyMs: number,
  kept: KeptDays,
  { calendar, now }: Moment,
): boolean {
  const today = koreanTime(now).day;
  const opens = opening(hours, today);
  const isOpen =
    calendar.sessionOn(today) !== 'closed' && now >= opens && now < restsAt(today, hours.venue);
  if (!isOpen) return observed(kept) < opening(hours, latestAtRest(hours, { calendar, now }));
  return now - Math.max(opens, observed(kept)) > MISSED_SAMPLES * everyMs + A_MINUTE_MS;
}

/** Whether the latest session at rest should have been kept, or settled, by now and is not. */
export function isRestLate(hours: RestHours, kept: KeptDays, moment: Moment): boolean {
  const day = latestAtRest(hours, moment);
  const rests = restsAt(day, hours.venue);
  if (hours.isDayless) return moment.now > rests + REST_GRACE_MS && observed(kept) < rests;
  const session = kept.of(day);
  if (session?.isSettled === true) return false;
  if (moment.now > settledAt(day) + REST_GRACE_MS && hours.isDated) return true;
  const seen = session === undefined ? 0 : Date.parse(session.observedAt);
  return moment.now > rests + REST_GRACE_MS && seen < rests;
}
