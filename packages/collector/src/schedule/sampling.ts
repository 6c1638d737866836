import { koreanTime, type Moment, restsAt } from '@investor-flow/core';
import { type Hours, opening, sessionAfter } from './sessions.ts';

/**
 * When a subject is asked next through a session, in epoch milliseconds: at the opening and then every so often until rest.
 *
 * Moments that were missed count once. A moment that has passed means now.
 */
export function nextSample(
  hours: Hours,
  everyMs: number,
  last: number | undefined,
  { calendar, now }: Moment,
): number {
  const today = koreanTime(now).day;
  const isOver = calendar.sessionOn(today) === 'closed' || now >= restsAt(today, hours.venue);
  if (isOver) return opening(hours, sessionAfter(calendar, today));
  const opens = opening(hours, today);
  if (now < opens) return opens;
  const current = Math.floor((now - opens) / everyMs);
  const done = last === undefined || last < opens ? -1 : Math.floor((last - opens) / everyMs);
  const next = opens + Math.max(done + 1, current) * everyMs;
  return next < restsAt(today, hours.venue) ? next : opening(hours, sessionAfter(calendar, today));
}
