import { describe, expect, it } from 'vitest';
import { type Market, MARKETS, type Venue } from '../market.ts';
import { EXAM_DAYS } from './krx-closed-weekdays.ts';
import { isExamDay, koreanTime, NEXTRADE_OPENED, opensAt } from './trading-day.ts';
import { krxCalendar, sessionBefore } from './moment.ts';

/** The opening as Korea's clocks show it, `2026-07-01 09:00`. */
const opening = (day: string, venue: Venue, market?: Market): string => {
  const { day: shown, minutes } = koreanTime(opensAt(day, venue, market));
  const two = (number: number): string => `${number}`.padStart(2, '0');
  return `${shown} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

describe('an ordinary day', () => {
  it.each<[Venue, string]>([
    ['krx', '09:00'],
    ['nxt', '08:00'],
    ['unified', '08:00'],
  ])('opens at %s at %s', (venue, time) => {
    expect(opening('2026-07-01', venue)).toBe(`2026-07-01 ${time}`);
    expect(opening('2026-07-01', venue, 'kosdaq')).toBe(`2026-07-01 ${time}`);
  });

  it.each(MARKETS)('opens %s at its own time', (market) => {
    const early = /kospi200|weekly|kosdaq150/.test(market);
    expect(opening('2026-07-01', 'krx', market)).toBe(`2026-07-01 ${early ? '08:45' : '09:00'}`);
    expect(opening('2023-07-28', 'krx', market)).toBe('2023-07-28 09:00');
    expect(opening('2023-07-31', 'krx', market)).toBe(`2023-07-31 ${early ? '08:45' : '09:00'}`);
  });
});

describe('a late opening', () => {
  it.each<[string, Venue, Market | undefined, string]>([
    ['2026-11-19', 'krx', undefined, '10:00'],
    ['2026-11-19', 'krx', 'kospi200-futures', '09:45'],
    ['2022-11-17', 'krx', 'kospi200-futures', '10:00'],
    ['2026-11-19', 'krx', 'stock-futures', '10:00'],
    ['2026-11-19', 'nxt', undefined, '10:00'],
    ['2026-11-19', 'unified', undefined, '10:00'],
    ['2026-11-20', 'krx', undefined, '09:00'],
    ['2026-11-18', 'nxt', undefined, '08:00'],
    ['2026-01-02', 'krx', undefined, '10:00'],
    ['2026-01-02', 'krx', 'weekly-monday-puts', '09:45'],
    ['2026-01-02', 'nxt', undefined, '08:00'],
    ['2026-01-05', 'krx', undefined, '09:00'],
    ['2027-01-04', 'krx', undefined, '10:00'],
    ['2027-01-05', 'krx', undefined, '09:00'],
    ['2028-01-03', 'krx', undefined, '10:00'],
  ])('on %s at %s of %s is at %s', (day, venue, market, time) =>
    expect(opening(day, venue, market)).toBe(`${day} ${time}`),
  );

  it.each(Array.from({ length: 17 }, (_, place) => 2011 + place))(
    'is that of the first session of %i and of no other before the exam',
    (year) => {
      const late = [];
      for (let day = 1; day <= 31; day += 1) {
        const name = `${year}-01-${`${day}`.padStart(2, '0')}`;
        if (krxCalendar.sessionOn(name) === 'open' && opening(name, 'krx').endsWith('10:00'))
          late.push(name);
      }
      expect(late).toHaveLength(1);
      expect(sessionBefore(krxCalendar, late[0] ?? '')).toMatch(new RegExp(`^${year - 1}-12-`));
    },
  );
});

it('knows the days of the exam', () => {
  expect(EXAM_DAYS).toHaveLength(7);
  for (const day of EXAM_DAYS) {
    expect(day).toMatch(/^20\d\d-1[12]-\d\d$/);
    expect(krxCalendar.sessionOn(day)).toBe('open');
    expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(4);
    expect(isExamDay(day)).toBe(true);
  }
  expect(isExamDay('2026-11-18')).toBe(false);
});

it('knows the first session of Nextrade', () => {
  expect(NEXTRADE_OPENED).toBe('2025-03-04');
  expect(krxCalendar.sessionOn(NEXTRADE_OPENED)).toBe('open');
});
