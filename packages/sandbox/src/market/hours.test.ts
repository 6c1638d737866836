import { expect, test } from 'vitest';
import { dayNumberOf } from '../days.ts';
import { type Floor, hasBegun, hoursOf, isAtRest, isPublished } from './hours.ts';

const at = (time: string): number => Date.parse(`${time}:00+09:00`);
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const hours = (market: Parameters<typeof hoursOf>[0], floor: Floor, day: string): string => {
  const { opening, closing } = hoursOf(market, floor, dayNumberOf(day));
  return `${clock(opening)}-${clock(closing)}`;
};

test.each([
  ['kospi', 'krx', '2026-11-18', '09:00-15:30'],
  ['kospi', 'krx', '2026-11-19', '10:00-16:30'], // the entrance exam
  ['kospi', 'krx', '2026-01-02', '10:00-15:30'], // the first session of a year
  ['kospi', 'nxt', '2026-11-18', '08:00-20:00'],
  ['kospi', 'nxt', '2026-11-19', '10:00-20:00'],
  ['kospi', 'evening', '2026-11-18', '16:00-20:00'],
  ['kospi200-futures', 'krx', '2026-11-18', '08:45-15:45'],
  ['kospi200-futures', 'krx', '2026-11-19', '09:45-16:45'],
  ['kospi200-futures', 'krx', '2023-07-28', '09:00-15:45'],
  ['stock-futures', 'krx', '2026-11-18', '09:00-15:30'],
] as const)('%s at %s trades on %s from %s', (market, floor, day, said) => {
  expect(hours(market, floor, day)).toBe(said);
});

test('a session has begun when its venue has', () => {
  const begun = (venue: 'krx' | 'unified', time: string) =>
    hasBegun({ market: 'kospi', venue, day: dayNumberOf('2026-11-18') }, at(time));
  expect(begun('krx', '2026-11-18T08:59')).toBe(false);
  expect(begun('krx', '2026-11-18T09:00')).toBe(true);
  expect(begun('unified', '2026-11-18T08:00')).toBe(true);
  expect(begun('krx', '2026-11-19T00:00')).toBe(true);
});

test('figures are published after the close, and at rest in the evening', () => {
  const published = (day: string, time: string) =>
    isPublished(dayNumberOf(day), at(`${day}T${time}`));
  expect(published('2026-11-18', '15:40')).toBe(false);
  expect(published('2026-11-18', '15:41')).toBe(true);
  expect(published('2026-11-19', '16:40')).toBe(false);
  expect(published('2026-11-19', '16:41')).toBe(true);
  const rests = (day: string, time: string) => isAtRest(dayNumberOf(day), at(`${day}T${time}`));
  expect(rests('2026-09-11', '19:30')).toBe(true);
  expect(rests('2026-09-14', '19:30')).toBe(false);
  expect(rests('2026-09-14', '20:30')).toBe(true);
});
