import { krxCalendar, type TradingCalendar } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestAtRest, latestSettled, runsOf, sessionAfter, sessionTable } from './sessions.ts';

const at = (time: string): number => Date.parse(`${time}+09:00`);
const moment = (time: string) => ({ calendar: krxCalendar, now: at(time) });

describe('sessions', () => {
  it.each([
    ['2026-07-01T19:29', '2026-06-30', '2026-06-30'],
    ['2026-07-01T19:30', '2026-07-01', '2026-06-30'],
    ['2026-07-02T07:29', '2026-07-01', '2026-06-30'],
    ['2026-07-02T07:30', '2026-07-01', '2026-07-01'],
    ['2026-07-05T12:00', '2026-07-03', '2026-07-03'],
    ['2026-07-17T23:00', '2026-07-16', '2026-07-16'],
  ])('at %s the latest at rest is %s, the latest settled %s', (now, atRest, settled) => {
    expect(latestAtRest({ venue: 'krx', market: 'kospi' }, moment(now))).toBe(atRest);
    expect(latestSettled(moment(now))).toBe(settled);
  });

  it.each([
    ['2026-07-03', '2026-07-06'],
    ['2026-07-16', '2026-07-20'],
    ['2026-12-30', '2027-01-04'],
  ])('after %s comes %s', (day, next) => {
    expect(sessionAfter(krxCalendar, day)).toBe(next);
  });

  it('a calendar without a session does not hang it', () => {
    const never: TradingCalendar = { sessionOn: () => 'closed' };
    expect(sessionAfter(never, '2026-07-01')).toBe('2026-08-01');
    expect(latestSettled({ calendar: never, now: at('2026-07-02T12:00') })).toBe('2026-07-01');
  });
});

it('runs hold exactly the wanted sessions, newest first, each without a gap', () => {
  const sessions = sessionTable(krxCalendar)('2026-01-01', '2026-03-31');
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: sessions.length, maxLength: sessions.length }),
      (wanted) => {
        const isWanted = (day: string): boolean => wanted[sessions.indexOf(day)] ?? false;
        const runs = runsOf(sessions, isWanted);
        const inRuns = sessions.filter((day) =>
          runs.some(({ from, to }) => from <= day && day <= to),
        );
        expect(inRuns).toEqual(sessions.filter(isWanted));
        expect(runs.map(({ to }) => to)).toEqual(
          runs
            .map(({ to }) => to)
            .toSorted()
            .toReversed(),
        );
      },
    ),
  );
});
