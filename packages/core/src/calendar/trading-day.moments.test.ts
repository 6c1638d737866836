import { describe, expect, it } from 'vitest';
import type { Venue } from '../market.ts';
import { publishedAt, restsAt, settledAt } from './trading-day.ts';

const korean = (text: string): number => Date.parse(`${text}+09:00`);

it.each([
  ['2026-07-01', '2026-07-01T15:41'],
  ['2026-01-02', '2026-01-02T15:41'],
  ['2026-11-19', '2026-11-19T16:41'],
])('the regular session of %s is published at %s', (day, moment) =>
  expect(publishedAt(day)).toBe(korean(moment)),
);

describe('a day is at rest', () => {
  it.each<[string, Venue, string]>([
    ['2026-09-11', 'krx', '19:30'],
    ['2026-09-14', 'krx', '20:30'],
    ['2026-11-19', 'krx', '20:30'],
    ['2010-01-04', 'krx', '19:30'],
    ['2026-09-11', 'nxt', '20:30'],
    ['2026-09-11', 'unified', '20:30'],
    ['2026-09-15', 'unified', '20:30'],
  ])('%s at %s from %s on', (day, venue, time) =>
    expect(restsAt(day, venue)).toBe(korean(`${day}T${time}`)),
  );
});

it.each([
  ['2026-07-01', '2026-07-02T07:30'],
  ['2026-07-03', '2026-07-04T07:30'],
  ['2026-12-31', '2027-01-01T07:30'],
])('%s is settled at %s', (day, moment) => expect(settledAt(day)).toBe(korean(moment)));
