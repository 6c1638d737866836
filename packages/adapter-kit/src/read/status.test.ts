import { koreanInstant } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { settledStatus, settledStatusOf, statusOf } from './status.ts';

const DAY = '2026-07-01';

it.each([
  ['the day before', koreanInstant('2026-06-30', 12), 'provisional'],
  ['before its opening', koreanInstant(DAY, 8), 'provisional'],
  ['on its evening', koreanInstant(DAY, 23, 59, 59), 'provisional'],
  ['from midnight in Korea on', koreanInstant('2026-07-02', 0), 'final'],
  ['a year later', koreanInstant('2027-07-01', 0), 'final'],
] as const)('a day that is sure is, %s, %s', (_, observedAt, status) => {
  expect(statusOf('stated', observedAt)(DAY)).toBe(status);
  expect(statusOf('requested', observedAt)(DAY)).toBe(status);
});

it('a day that is assumed is never final', () => {
  for (const day of [DAY, '2026-07-02', '2030-01-01'])
    expect(statusOf('assumed', koreanInstant(day, 12))(DAY)).toBe('provisional');
});

it('is the same for all days of one answer as for each of them', () => {
  for (const time of ['00:00', '07:29', '07:30', '23:59']) {
    const observedAt = Date.parse(`2026-07-02T${time}+09:00`);
    const status = settledStatusOf(observedAt);
    for (const day of ['2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02'])
      expect([time, day, status(day)]).toEqual([time, day, settledStatus(day, observedAt)]);
  }
});
