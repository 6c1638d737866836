import { krxCalendar } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSample } from './sampling.ts';
import type { Hours } from './sessions.ts';

const at = (time: string): number => Date.parse(`${time}+09:00`);
const korean = (instant: number): string =>
  new Date(instant + 9 * 3_600_000).toISOString().slice(0, 16);
const MINUTE = 60_000;
const KOSPI: Hours = { venue: 'krx', market: 'kospi' };

describe('when a subject is sampled next', () => {
  it.each([
    ['before the opening', KOSPI, '2026-07-01T08:00', undefined, '2026-07-01T09:00'],
    ['at the opening', KOSPI, '2026-07-01T09:00', undefined, '2026-07-01T09:00'],
    ['in the middle, at first', KOSPI, '2026-07-01T10:07:30', undefined, '2026-07-01T10:05'],
    ['after a sample', KOSPI, '2026-07-01T10:05:01', '2026-07-01T10:05', '2026-07-01T10:10'],
    [
      'after missed samples, once',
      KOSPI,
      '2026-07-01T11:02',
      '2026-07-01T10:05',
      '2026-07-01T11:00',
    ],
    [
      'after the last before rest',
      KOSPI,
      '2026-07-01T19:26',
      '2026-07-01T19:25',
      '2026-07-02T09:00',
    ],
    ['at rest', KOSPI, '2026-07-01T19:30', undefined, '2026-07-02T09:00'],
    ['on a Friday evening', KOSPI, '2026-07-03T21:00', undefined, '2026-07-06T09:00'],
    ['on a holiday', KOSPI, '2026-07-17T10:00', undefined, '2026-07-20T09:00'],
    ['on the exam day', KOSPI, '2026-11-19T08:00', undefined, '2026-11-19T10:00'],
    ['on the first session of a year', KOSPI, '2026-01-02T00:00', undefined, '2026-01-02T10:00'],
    [
      'where Nextrade counts',
      { venue: 'nxt', market: 'kospi' },
      '2026-07-01T07:00',
      undefined,
      '2026-07-01T08:00',
    ],
    [
      'of futures',
      { venue: 'krx', market: 'kospi200-futures' },
      '2026-07-01T07:00',
      undefined,
      '2026-07-01T08:45',
    ],
    [
      'once KRX trades until 20:00',
      KOSPI,
      '2026-09-14T20:00',
      '2026-09-14T19:55',
      '2026-09-14T20:00',
    ],
  ] as const)('%s', (...[, hours, now, last, expected]) => {
    const lastAt = last === undefined ? undefined : at(last);
    const moment = { calendar: krxCalendar, now: at(now) };
    expect(korean(nextSample(hours, 5 * MINUTE, lastAt, moment))).toBe(expected);
  });

  it('is never the same twice, and never further back than one distance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00'), max: at('2026-12-31T00:00') }),
        fc.integer({ min: 1000, max: 3 * 3_600_000 }),
        fc.array(fc.integer({ min: 0, max: 30 * 3_600_000 }), { maxLength: 8 }),
        (start, everyMs, waits) => {
          let now = start;
          let last: number | undefined;
          for (const wait of waits) {
            const next = nextSample(KOSPI, everyMs, last, { calendar: krxCalendar, now });
            if (last !== undefined) expect(next).toBeGreaterThan(last);
            expect(next).toBeGreaterThan(now - everyMs);
            now = Math.max(now, next) + wait;
            last = next;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
