import { isTradingDay, type TradingDay } from '@investor-flow/core';
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
