import { type DayBasis, koreanTime, type Status, type TradingDay } from '@investor-flow/core';

/** Final once the Korean date of the answer has moved past a day that is sure; a day that is assumed never is. */
export function statusOf(basis: DayBasis, observedAt: number): (day: TradingDay) => Status {
  if (basis === 'assumed') return () => 'provisional';
  const { day: today } = koreanTime(observedAt);
  return (day) => (today > day ? 'final' : 'provisional');
}
