import { describe, expect, it } from 'vitest';
import type { Venue } from '../market.ts';
import { hasOpened, krxCalendar, latestSession, type TradingCalendar } from './trading-calendar.ts';
import { addDays, koreanInstant } from './trading-day.ts';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
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
    ['a Saturday', '2026-07-04'],
    ['a Sunday', '2026-07-05'],
    ['a Saturday before its years', '2009-01-03'],
    ['a Sunday after its years', '2028-01-02'],
  ])('is closed for %s, %s', (_, day) => expect(krxCalendar.sessionOn(day)).toBe('closed'));

  it.each([
    '2026-07-01',
    '2026-01-02',
    '2026-09-23',
    '2026-09-28',
    '2025-10-02',
    '2025-10-10',
    '2026-12-30',
    '2025-07-17',
    '2010-01-04',
    '2027-12-30',
  ])('is open on %s', (day) => expect(krxCalendar.sessionOn(day)).toBe('open'));

  it.each([
    ['Constitution Day, by a law of 2026', '2026-07-17'],
    ['the substitute for Labour Day', '2027-05-03'],
    ['the substitute for Constitution Day', '2027-07-19'],
    ['a weekday before its years', '2009-12-30'],
    ['a weekday after its years', '2028-01-03'],
    ['even New Year, after its years', '2031-01-01'],
  ])('promises nothing on %s, %s', (_, day) => expect(krxCalendar.sessionOn(day)).toBe('unknown'));

  it.each(YEARS)('rests on the fixed holidays of %s', (year) => {
    const fixed = ['01-01', '03-01', '05-01', '05-05', '06-06', '08-15', '10-03', '12-25'];
    for (const day of fixed) expect(krxCalendar.sessionOn(`${year}-${day}`)).toBe('closed');
  });

  it.each(YEARS)('rests on the last weekday of %s', (year) => {
    let day = `${year}-12-31`;
    while (weekday(day) === 0 || weekday(day) === 6) day = addDays(day, -1);
    expect(krxCalendar.sessionOn(day)).toBe('closed');
  });

  it.each([
    ['2010', 251],
    ['2011', 248],
    ['2012', 248],
    ['2013', 247],
    ['2014', 245],
    ['2015', 248],
    ['2016', 246],
    ['2017', 243],
    ['2018', 244],
    ['2019', 246],
    ['2020', 248],
    ['2021', 248],
    ['2022', 246],
    ['2023', 245],
    ['2024', 244],
    ['2025', 242],
  ])('had in %s the %i sessions the exchange counted', (year, sessions) => {
    let open = 0;
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1))
      if (krxCalendar.sessionOn(day) === 'open') open += 1;
    expect(open).toBe(sessions);
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
    ['2026-07-17 08:59', '2026-07-16', 'open'],
    ['2026-07-17 09:00', '2026-07-17', 'unknown'],
    ['2026-07-18 12:00', '2026-07-17', 'unknown'],
    ['2026-07-20 08:59', '2026-07-17', 'unknown'],
    ['2026-07-20 09:00', '2026-07-20', 'open'],
  ])('at %s, near a disputed day, is that of %s, %s', (now, day, session) =>
    expect(latestSession(krxCalendar, at(now), 'krx')).toEqual({ day, session }),
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
