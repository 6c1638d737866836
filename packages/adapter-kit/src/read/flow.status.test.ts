import { koreanInstant } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { settledStatus, statusOf } from './flow.ts';

const DAY = '2026-07-01';

it.each([
  ['the day before', koreanInstant('2026-06-30', 12), 'provisional'],
  ['on its evening', koreanInstant(DAY, 23, 59, 59), 'provisional'],
  ['from midnight in Korea on', koreanInstant('2026-07-02', 0), 'final'],
  ['a year later', koreanInstant('2027-07-01', 0), 'final'],
] as const)('a day that is sure is, %s, %s', (_, observedAt, status) => {
  expect(statusOf('stated', observedAt)(DAY)).toBe(status);
  expect(statusOf('requested', observedAt)(DAY)).toBe(status);
  expect(statusOf('assumed', observedAt)(DAY)).toBe('provisional');
});

it.each([
  [koreanInstant(DAY, 23), 'provisional'],
  [koreanInstant('2026-07-02', 7, 29), 'provisional'],
  [koreanInstant('2026-07-02', 7, 30), 'final'],
  [koreanInstant('2026-07-03', 7, 29), 'final'],
] as const)('holdings of a day settle at 07:30 of the next: %i is %s', (observedAt, status) => {
  expect(settledStatus(observedAt)(DAY)).toBe(status);
});
