import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Market, Venue } from '../market.ts';
import { CLOSED_DAYS_KNOWN_UNTIL } from './krx-closed-weekdays.ts';
import { addDays, hasOpened, koreanInstant } from './trading-day.ts';
import {
  krxCalendar,
  latestSession,
  sessionBefore,
  sessionsBetween,
  type TradingCalendar,
} from './moment.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
/** Every day of a year, counted by the host's own dates. */
const daysOf = (year: string): readonly string[] => {
  const days: string[] = [];
  for (let ms = Date.UTC(Number(year), 0, 1); new Date(ms).getUTCFullYear() === Number(year);) {
    days.push(new Date(ms).toISOString().slice(0, 10));
    ms += 86_400_000;
  }
  return days;
};
const YEARS = Array.from({ length: 18 }, (_, place) => `${2010 + place}`);

describe('the KRX calendar', () => {
  it.each([
    ['New Year', '2026-01-01'],
    ['Seollal', '2026-02-16'],
    ['Seollal', '2026-02-17'],
    ['Seollal', '2026-02-18'],
    ['a substitute for Independence Day', '2026-03-02'],
    ['Labour Day', '2026-05-01'],
    ["a substitute for Buddha's birthday", '2026-05-25'],
    ['local elections', '2026-06-03'],
    ['Chuseok', '2026-09-24'],
    ['Chuseok', '2026-09-25'],
    ['Hangul Day', '2026-10-09'],
    ['Christmas', '2026-12-25'],
    ['the year-end day', '2026-12-31'],
    ['the year-end day', '2025-12-31'],
    ['the year-end day, a Friday', '2022-12-30'],
    ['the long Chuseok', '2025-10-03'],
    ['the long Chuseok', '2025-10-06'],
    ['the long Chuseok', '2025-10-07'],
    ['the long Chuseok', '2025-10-08'],
    ['the long Chuseok', '2025-10-09'],
    ['a presidential election', '2025-06-03'],
    ['Constitution Day, by a law of 2026', '2026-07-17'],
    ['a substitute for Labour Day', '2027-05-03'],
    ['a substitute for Constitution Day', '2027-07-19'],
    ['Chuseok', '2027-09-16'],
    ['a Saturday', '2026-07-04'],
    ['a Sunday', '2026-07-05'],
    ['a Saturday before its years', '2009-01-03'],
    ['a Sunday after its years', '2028-01-02'],
  ])('is closed for %s, %s', (_, day) => expect(krxCalendar.sessionOn(day)).toBe('closed'));

  it.each([
    ...'2026-07-01 2026-01-02 2026-09-23 2026-09-28 2025-10-02 2025-10-10'.split(' '),
    ...'2026-12-30 2025-07-17 2010-01-04 2027-12-30'.split(' '),
  ])('is open on %s', (day) => expect(krxCalendar.sessionOn(day)).toBe('open'));

  it.each([
    ['a weekday before its years', '2009-12-30'],
    ['a weekday after its years', '2028-01-03'],
    ['even New Year, after its years', '2031-01-01'],
  ])('knows nothing of %s, %s', (_, day) => expect(krxCalendar.sessionOn(day)).toBe('unknown'));

  it.each(YEARS)('is closed on the fixed holidays of %s', (year) => {
    const fixed = ['01-01', '03-01', '05-01', '05-05', '06-06', '08-15', '10-03', '12-25'];
    for (const day of fixed) expect(krxCalendar.sessionOn(`${year}-${day}`)).toBe('closed');
  });

  it.each(YEARS)('is closed on the last weekday of %s', (year) => {
    let day = `${year}-12-31`;
    while (weekday(day) === 0 || weekday(day) === 6) day = addDays(day, -1);
    expect(krxCalendar.sessionOn(day)).toBe('closed');
  });

  // Counted from the published lists by another program: the closed weekdays as numbers MMDD, their sum, the sum of their squares.
  it.each([
    ['2010', 251, 10, 6_242, 5_101_512],
    ['2011', 248, 12, 7_404, 5_945_038],
    ['2012', 248, 13, 9_088, 8_361_230],
    ['2013', 247, 14, 10_277, 9_268_835],
    ['2014', 245, 16, 11_094, 9_721_522],
    ['2015', 248, 13, 8_425, 7_356_625],
    ['2016', 246, 15, 8_852, 6_975_524],
    ['2017', 243, 17, 12_480, 11_242_444],
    ['2018', 244, 17, 11_640, 9_988_400],
    ['2019', 246, 15, 9_738, 8_470_766],
    ['2020', 248, 14, 9_418, 8_477_318],
    ['2021', 248, 13, 8_674, 7_470_732],
    ['2022', 246, 14, 8_735, 7_129_169],
    ['2023', 245, 15, 10_829, 9_701_819],
    ['2024', 244, 18, 12_396, 10_725_996],
    ['2025', 242, 19, 11_943, 10_407_421],
    ['2026', 244, 17, 11_041, 9_323_005],
    ['2027', 245, 16, 11_093, 9_704_471],
  ])('has in %s %i sessions, and %i closed weekdays', (year, sessions, closed, ...sums) => {
    const days = daysOf(year);
    expect(days.filter((day) => krxCalendar.sessionOn(day) === 'open')).toHaveLength(sessions);
    const numbers = days
      .filter((day) => ![0, 6].includes(weekday(day)) && krxCalendar.sessionOn(day) === 'closed')
      .map((day) => Number(day.slice(5).replace('-', '')));
    expect(numbers).toHaveLength(closed);
    const total = (of: (it: number) => number): number =>
      numbers.reduce((sum, it) => sum + of(it), 0);
    expect([total((it) => it), total((it) => it * it)]).toEqual(sums);
  });

  it('says until when its closed days are known', () => {
    expect(CLOSED_DAYS_KNOWN_UNTIL).toBe('2027-12-31');
    expect(krxCalendar.sessionOn(addDays(CLOSED_DAYS_KNOWN_UNTIL, -1))).toBe('open');
    expect(krxCalendar.sessionOn(addDays(CLOSED_DAYS_KNOWN_UNTIL, 3))).toBe('unknown');
  });
});

describe('the opening', () => {
  it.each<[Venue, number]>([
    ['krx', 9],
    ['nxt', 8],
    ['unified', 8],
  ])('is at %s at %i o’clock in Korea', (venue, hour) => {
    const opening = koreanInstant('2026-07-01', hour);
    expect(hasOpened(venue, opening - 1)).toBe(false);
    expect(hasOpened(venue, opening)).toBe(true);
    expect(hasOpened(venue, koreanInstant('2026-07-01', 23, 59, 59))).toBe(true);
    expect(hasOpened(venue, koreanInstant('2026-07-02', 0))).toBe(false);
  });
});

/** `2026-07-01 08:59` in Korea. */
const at = (text: string): number => {
  const [day = '', clock = ''] = text.split(' ');
  const [hours = NaN, minutes = NaN] = clock.split(':').map(Number);
  return koreanInstant(day, hours, minutes);
};

describe('the latest session', () => {
  it.each<[string, Venue, string]>([
    ['2026-07-01 08:59', 'krx', '2026-06-30'],
    ['2026-07-01 09:00', 'krx', '2026-07-01'],
    ['2026-07-01 07:59', 'nxt', '2026-06-30'],
    ['2026-07-01 08:00', 'nxt', '2026-07-01'],
    ['2026-07-01 07:59', 'unified', '2026-06-30'],
    ['2026-07-01 08:00', 'unified', '2026-07-01'],
    ['2026-07-01 23:59', 'krx', '2026-07-01'],
    ['2026-07-02 00:00', 'krx', '2026-07-01'],
    ['2026-07-04 12:00', 'krx', '2026-07-03'],
    ['2026-07-05 12:00', 'krx', '2026-07-03'],
    ['2026-07-06 08:59', 'krx', '2026-07-03'],
    ['2026-07-06 08:59', 'unified', '2026-07-06'],
    ['2026-07-06 09:00', 'krx', '2026-07-06'],
    ['2026-09-25 12:00', 'krx', '2026-09-23'],
    ['2026-09-28 08:59', 'krx', '2026-09-23'],
    ['2025-10-10 08:59', 'krx', '2025-10-02'],
    ['2026-01-02 08:59', 'krx', '2025-12-30'],
  ])('at %s is, at %s, that of %s', (now, venue, day) =>
    expect(latestSession(krxCalendar, at(now), venue)).toEqual({ day, session: 'open' }),
  );

  it.each([
    ['2028-02-01 09:00', '2028-02-01', 'unknown'],
    ['2028-02-01 08:59', '2028-01-31', 'unknown'],
    ['2026-07-17 12:00', '2026-07-16', 'open'],
    ['2027-07-19 12:00', '2027-07-16', 'open'],
  ])('at %s is that of %s, %s', (now, day, session) =>
    expect(latestSession(krxCalendar, at(now), 'krx')).toEqual({ day, session }),
  );

  it.each<[string, Market | undefined, string]>([
    ['2026-07-01 08:44', 'kospi200-futures', '2026-06-30'],
    ['2026-07-01 08:45', 'kospi200-futures', '2026-07-01'],
    ['2026-07-01 08:45', 'stock-futures', '2026-06-30'],
    ['2026-07-01 08:45', undefined, '2026-06-30'],
  ])('at %s is, for %s, that of %s', (now, market, day) =>
    expect(latestSession(krxCalendar, at(now), 'krx', market)?.day).toBe(day),
  );

  it('is nothing by a calendar that is always closed, and is not looked for forever', () => {
    let asked = 0;
    const shut: TradingCalendar = {
      sessionOn: () => {
        asked += 1;
        return 'closed';
      },
    };
    expect(latestSession(shut, at('2026-07-01 10:00'), 'krx')).toBeUndefined();
    expect(asked).toBeLessThan(100);
  });
});

describe('the session before', () => {
  it.each([
    ['2026-07-01', '2026-06-30'],
    ['2026-07-06', '2026-07-03'],
    ['2026-09-28', '2026-09-23'],
    ['2026-01-02', '2025-12-30'],
    ['2028-01-04', '2028-01-03'],
  ])('%s is %s', (day, before) => expect(sessionBefore(krxCalendar, day)).toBe(before));

  it('is nothing by a calendar that is always closed', () =>
    expect(sessionBefore({ sessionOn: () => 'closed' }, '2026-07-01')).toBeUndefined());
});

describe('the sessions between two days', () => {
  it('are in order, with both ends and without closed days', () =>
    expect(sessionsBetween(krxCalendar, '2026-09-22', '2026-09-29')).toEqual([
      '2026-09-22',
      '2026-09-23',
      '2026-09-28',
      '2026-09-29',
    ]));

  it('have the days that the calendar does not know', () =>
    expect(sessionsBetween(krxCalendar, '2027-12-30', '2028-01-04')).toEqual([
      '2027-12-30',
      '2028-01-03',
      '2028-01-04',
    ]));

  it('are none where the range is on closed days or the wrong way round', () => {
    expect(sessionsBetween(krxCalendar, '2026-07-04', '2026-07-05')).toEqual([]);
    expect(sessionsBetween(krxCalendar, '2026-07-02', '2026-07-01')).toEqual([]);
  });

  it('are looked for in no more than a century from the first session of KRX', () => {
    let asked = 0;
    const counting: TradingCalendar = {
      sessionOn: () => {
        asked += 1;
        return 'open';
      },
    };
    const days = sessionsBetween(counting, '0001-01-01', '9999-12-31');
    expect([days[0], days.length, asked]).toEqual(['1956-03-03', 36_525, 36_525]);
  });

  it('hold each session once, and each is the session before the next', () => {
    const day = fc
      .integer({ min: Date.UTC(2010, 0, 4) / 86_400_000, max: Date.UTC(2027, 11, 31) / 86_400_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const days = sessionsBetween(krxCalendar, from, addDays(from, length));
        for (const [place, it] of days.entries())
          if (place > 0) expect(sessionBefore(krxCalendar, it)).toBe(days[place - 1]);
      }),
    );
  });
});
