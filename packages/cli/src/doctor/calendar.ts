import { koreanTime, krxCalendar, latestSession } from 'investor-flow';
import type { Finding } from './finding.ts';

const SESSIONS = {
  open: 'a session',
  closed: 'no session',
  unknown: 'perhaps a session: the calendar does not say',
} as const;

/** Which day it is in Korea, and whose figures an unnamed day means. */
export function calendarFindings(now: number): readonly Finding[] {
  const { day } = koreanTime(now);
  const latest = latestSession(krxCalendar, now, 'krx');
  const finding = (name: string, message: string): Finding => ({
    topic: 'calendar',
    name,
    state: 'ok',
    message,
  });
  return [
    finding('today', `${day} in Korea has ${SESSIONS[krxCalendar.sessionOn(day)]}.`),
    ...(latest === undefined ? [] : [finding('latest session', `${latest.day}.`)]),
  ];
}
