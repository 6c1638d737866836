import { krxCalendar } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRest, type RestHours, type RestStep } from './after-rest.ts';

const at = (time: string): number => Date.parse(`${time}+09:00`);
const korean = (instant: number): string =>
  new Date(instant + 9 * 3_600_000).toISOString().slice(0, 16);
const DATED: RestHours = { venue: 'krx', market: 'kospi', isDayless: false, isDated: true };
const UNDATED: RestHours = { ...DATED, isDated: false };
const DAYLESS: RestHours = { ...UNDATED, isDayless: true };
const rest = (day: string): RestStep => ({ day, step: 'rest' });
const settle = (day: string): RestStep => ({ day, step: 'settle' });

describe('what is asked next after a session', () => {
  it.each([
    [
      'at first, after rest',
      DATED,
      '2026-07-01T19:30',
      undefined,
      'rest 2026-07-01 from 2026-07-01T19:30',
    ],
    [
      'at first, before rest',
      DATED,
      '2026-07-01T19:29',
      undefined,
      'settle 2026-06-30 from 2026-07-01T07:30',
    ],
    [
      'after the first answer',
      DATED,
      '2026-07-01T20:00',
      rest('2026-07-01'),
      'settle 2026-07-01 from 2026-07-02T07:30',
    ],
    [
      'after the second',
      DATED,
      '2026-07-02T07:31',
      settle('2026-07-01'),
      'rest 2026-07-02 from 2026-07-02T19:30',
    ],
    [
      'on a Saturday',
      DATED,
      '2026-07-04T07:30',
      rest('2026-07-03'),
      'settle 2026-07-03 from 2026-07-04T07:30',
    ],
    [
      'over a weekend',
      DATED,
      '2026-07-04T08:00',
      settle('2026-07-03'),
      'rest 2026-07-06 from 2026-07-06T19:30',
    ],
    [
      'after days of sleep',
      DATED,
      '2026-07-08T12:00',
      rest('2026-07-01'),
      'settle 2026-07-07 from 2026-07-08T07:30',
    ],
    [
      'undated, in the morning',
      UNDATED,
      '2026-07-02T08:59',
      rest('2026-07-01'),
      'settle 2026-07-01 from 2026-07-02T07:30',
    ],
    [
      'undated, once the next has opened',
      UNDATED,
      '2026-07-02T09:00',
      rest('2026-07-01'),
      'rest 2026-07-02 from 2026-07-02T19:30',
    ],
    [
      'what is true now, once',
      DAYLESS,
      '2026-07-02T08:00',
      rest('2026-07-01'),
      'rest 2026-07-02 from 2026-07-02T19:30',
    ],
    [
      'what is true now, late',
      DAYLESS,
      '2026-07-02T08:00',
      undefined,
      'rest 2026-07-01 from 2026-07-01T19:30',
    ],
    [
      'once KRX trades until 20:00',
      DATED,
      '2026-09-14T20:00',
      settle('2026-09-11'),
      'rest 2026-09-14 from 2026-09-14T20:30',
    ],
    [
      'where Nextrade counts',
      { ...DATED, venue: 'nxt' },
      '2026-07-01T20:00',
      settle('2026-06-30'),
      'rest 2026-07-01 from 2026-07-01T20:30',
    ],
  ] as const)('%s', (...[, hours, now, last, expected]) => {
    const next = nextRest(hours, last, { calendar: krxCalendar, now: at(now) });
    expect(`${next.step} ${next.day} from ${korean(next.at)}`).toBe(expected);
  });

  it('goes forward, each session at most twice, and never comes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00'), max: at('2026-12-01T00:00') }),
        fc.array(fc.integer({ min: 0, max: 80 * 3_600_000 }), { maxLength: 12 }),
        fc.constantFrom(DATED, UNDATED, DAYLESS),
        (start, waits, hours) => {
          let now = start;
          let last: RestStep | undefined;
          for (const wait of waits) {
            const { at: dueAt, ...next } = nextRest(hours, last, { calendar: krxCalendar, now });
            const place = ({ day, step }: RestStep): string => `${day} ${step}`;
            if (last !== undefined) expect(place(next) > place(last)).toBe(true);
            now = Math.max(now, dueAt) + wait;
            // What has waited is looked at again before it is asked.
            const { at: _, ...asked } = nextRest(hours, last, { calendar: krxCalendar, now });
            if (nextRest(hours, last, { calendar: krxCalendar, now }).at <= now) last = asked;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
