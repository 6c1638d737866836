import {
  addDays,
  type DayBasis,
  koreanTime,
  settledAt,
  type Status,
  type TradingDay,
} from '@investor-flow/core';

/** Final once the Korean date of the answer has moved past a day that is sure; a day that is assumed never is. */
export function statusOf(basis: DayBasis, observedAt: number): (day: TradingDay) => Status {
  if (basis === 'assumed') return () => 'provisional';
  const { day: today } = koreanTime(observedAt);
  return (day) => (today > day ? 'final' : 'provisional');
}

/** Final from 07:30 Korean time of the next calendar day: until then a row of holdings may be a copy of the day before. */
export function settledStatus(observedAt: number): (day: TradingDay) => Status {
  const { day: today } = koreanTime(observedAt);
  const yesterday = addDays(today, -1);
  const newest = observedAt >= settledAt(yesterday) ? yesterday : addDays(today, -2);
  return (day) => (day <= newest ? 'final' : 'provisional');
}
