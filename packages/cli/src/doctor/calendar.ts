import {
  addDays,
  CLOSED_DAYS_KNOWN_UNTIL,
  koreanTime,
  krxCalendar,
  latestSession,
} from 'investor-flow';
import { text } from '../language.ts';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('calendar');

const SESSIONS = {
  open: text('거래일입니다', 'has a session'),
  closed: text('휴장일입니다', 'has no session'),
  unknown: text('거래일인지 알 수 없습니다', 'may have a session: the calendar does not know'),
} as const;

/** How long before the calendar ends the doctor says so. */
const WARNING_DAYS = 60;

/** Which day it is in Korea, whose figures an unnamed day means, and how long the calendar lasts. */
export function calendarFindings(now: number): readonly Finding[] {
  const { day } = koreanTime(now);
  const latest = latestSession(krxCalendar, now, 'krx');
  const today = SESSIONS[krxCalendar.sessionOn(day)];
  const ends = addDays(day, WARNING_DAYS) > CLOSED_DAYS_KNOWN_UNTIL;
  return [
    finding('today', 'ok', `${day}은(는) 한국 ${today.ko}.`, `${day} in Korea ${today.en}.`),
    ...(latest === undefined ? [] : [finding('latest session', 'ok', `${latest.day}.`)]),
    finding(
      'closed days',
      ends ? 'note' : 'ok',
      `휴장일은 ${CLOSED_DAYS_KNOWN_UNTIL}까지 알려져 있습니다${ends ? ': investor-flow를 업데이트하세요' : ''}.`,
      `known until ${CLOSED_DAYS_KNOWN_UNTIL}${ends ? ': update investor-flow' : ''}.`,
    ),
  ];
}
