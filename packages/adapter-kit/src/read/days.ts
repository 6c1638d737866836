import {
  addDays,
  type DayBasis,
  isTradingDay,
  koreanTime,
  settledAt,
  type Status,
  type TradingDay,
} from '@investor-flow/core';
import { column } from './columns.ts';
import { Fault, NO_TEXT } from './numbers.ts';

/** `2026-07-01` as the brokers write it. */
export const compact = (day: TradingDay): string => day.replaceAll('-', '');

/** `20260701` as the day it is. */
export const dayIn = (text: string): TradingDay =>
  `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** A column that holds a day written YYYYMMDD. */
export const compactDay = column<TradingDay>((received) => {
  if (typeof received !== 'string') return NO_TEXT;
  const day = dayIn(received);
  return isTradingDay(day) ? day : NO_DAY;
});

const NO_DAY = new Fault('must be a day written YYYYMMDD');

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
