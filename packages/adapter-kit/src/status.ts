import { type DayBasis, koreanTime, type Status, type TradingDay } from '@investor-flow/core';

/** Final once the Korean date of the answer has moved past a day that is sure; a day that is assumed never is. */
export const statusOf = (day: TradingDay, basis: DayBasis, observedAt: number): Status =>
  basis !== 'assumed' && koreanTime(observedAt).day > day ? 'final' : 'provisional';
