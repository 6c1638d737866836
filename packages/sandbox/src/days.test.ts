import { expect, test } from 'vitest';
import {
  dateAt,
  dayNumberOf,
  dayOf,
  hasSession,
  koreanStamp,
  minutesAt,
  sessionBefore,
  sessionUpTo,
} from './days.ts';

test('an instant is read in Korean time, whatever the host', () => {
  const lateInLondon = Date.parse('2026-06-30T23:59:59Z');
  expect(dayOf(dateAt(lateInLondon))).toBe('2026-07-01');
  expect(minutesAt(lateInLondon)).toBe(8 * 60 + 59);
  expect(koreanStamp(lateInLondon)).toBe('2026-07-01 08:59:59');
});

test('a weekend and a holiday lead back to the session before', () => {
  // Liberation Day falls on a Saturday in 2026, so Monday is off as well.
  const monday = dayNumberOf('2026-08-17');
  expect(hasSession(monday)).toBe(false);
  expect(dayOf(sessionUpTo(monday))).toBe('2026-08-14');
  expect(dayOf(sessionBefore(dayNumberOf('2026-08-18')))).toBe('2026-08-14');
});
