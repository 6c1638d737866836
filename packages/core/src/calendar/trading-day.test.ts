import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, isTradingDay, isWeekend, koreanInstant, koreanTime } from './trading-day.ts';

const DAY_MS = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS;
const daysBetween = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: dayNumber(first), max: dayNumber(last) })
    .map((number) => isoDay(number * DAY_MS));

/** Asked of the host, so that it shares nothing with the code it judges. */
function daysIn(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

describe('isTradingDay', () => {
  it.each(['2026-07-01', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])(
    'takes %s for a day',
    (text) => expect(isTradingDay(text)).toBe(true),
  );

  it.each([
    ...'2026-02-30 2026-02-29 1900-02-29 2026-04-31 2026-13-01 2026-00-10 2026-01-00'.split(' '),
    ...'0000-01-01 20260701 2026-7-1 2026/07/01 2026-07-01T00:00:00Z 12026-07-01'.split(' '),
    ' 2026-07-01',
    '2026-07-01\n',
    '٢٠٢٦-٠٧-٠١',
    '',
  ])('takes %j for no day', (text) => expect(isTradingDay(text)).toBe(false));

  it.each([undefined, null, 20_260_701, new Date(), ['2026-07-01'], { day: '2026-07-01' }])(
    'takes only text for a day, not %j',
    (value) => expect(isTradingDay(value)).toBe(false),
  );

  it('knows the length of every month', () => {
    fc.assert(
      fc.property(upTo(9999), upTo(14), upTo(33), (year, month, day) => {
        const [y, m, d] = [
          `${year}`.padStart(4, '0'),
          `${month}`.padStart(2, '0'),
          `${day}`.padStart(2, '0'),
        ];
        const exists =
          year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
        expect(isTradingDay(`${y}-${m}-${d}`)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('addDays', () => {
  it.each([
    ['2026-06-30', 1, '2026-07-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-07-01', 0, '2026-07-01'],
    ['2026-07-01', 365, '2027-07-01'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('reads %s and %i days as %s', (day, count, sum) => expect(addDays(day, count)).toBe(sum));

  it('comes back from wherever it went, over every day there is', () => {
    fc.assert(
      fc.property(
        daysBetween('0001-01-01', '9999-12-31'),
        fc.integer({ min: -1000, max: 1000 }),
        (day, count) => {
          const there = dayNumber(day) + count;
          fc.pre(there >= dayNumber('0001-01-01') && there <= dayNumber('9999-12-31'));
          expect(isTradingDay(day)).toBe(true);
          expect(addDays(day, count)).toBe(isoDay(there * DAY_MS));
          expect(addDays(addDays(day, count), -count)).toBe(day);
        },
      ),
    );
  });
});

it('knows Saturday and Sunday as the weekend', () => {
  const week = ['06-29', '06-30', '07-01', '07-02', '07-03', '07-04', '07-05'];
  expect(week.filter((day) => isWeekend(`2026-${day}`))).toEqual(['07-04', '07-05']);
});

const HOSTS = [
  { zone: 'UTC', newYearOffset: 0 },
  { zone: 'America/New_York', newYearOffset: 300 },
  { zone: 'Asia/Seoul', newYearOffset: -540 },
  // It skipped 2011-12-30.
  { zone: 'Pacific/Apia', newYearOffset: -780 },
];

describe.each(HOSTS)('on a host in $zone', ({ zone, newYearOffset }) => {
  const home = process.env['TZ'];
  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });
  /** A worker thread would ignore the variable, and the test would show nothing. */
  const moveThere = (): void => {
    process.env['TZ'] = zone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(newYearOffset);
  };

  it('reads an instant as Korea shows it', () => {
    moveThere();
    expect(koreanTime(Date.parse('2026-07-01T00:00:00Z'))).toEqual({
      day: '2026-07-01',
      minutes: 540,
    });
    expect(koreanTime(Date.parse('2026-06-30T14:59:59.999Z'))).toEqual({
      day: '2026-06-30',
      minutes: 1439,
    });
    expect(koreanTime(Date.parse('2026-06-30T15:00:00Z'))).toEqual({
      day: '2026-07-01',
      minutes: 0,
    });
  });

  it('names the instant of a Korean clock', () => {
    moveThere();
    expect(koreanInstant('2026-07-01', 9)).toBe(Date.parse('2026-07-01T00:00:00Z'));
    expect(koreanInstant('2026-07-01', 15, 30, 5)).toBe(Date.parse('2026-07-01T06:30:05Z'));
    expect(koreanInstant('2026-01-01', 0)).toBe(Date.parse('2025-12-31T15:00:00Z'));
  });

  it('turns a clock reading into an instant and back', () => {
    moveThere();
    fc.assert(
      fc.property(
        daysBetween('1989-01-01', '2099-12-31'),
        fc.integer({ min: 0, max: 1439 }),
        (day, minutes) => {
          const instant = koreanInstant(day, Math.floor(minutes / 60), minutes % 60);
          expect(koreanTime(instant)).toEqual({ day, minutes });
        },
      ),
    );
  });

  it('counts days through every change of the clocks', () => {
    moveThere();
    for (let ms = Date.UTC(2011, 0, 1); ms < Date.UTC(2012, 1, 1); ms += DAY_MS) {
      const day = isoDay(ms);
      expect(addDays(day, 1)).toBe(isoDay(ms + DAY_MS));
      expect(addDays(day, -1)).toBe(isoDay(ms - DAY_MS));
      expect(koreanTime(koreanInstant(day, 12))).toEqual({ day, minutes: 720 });
    }
  });
});
