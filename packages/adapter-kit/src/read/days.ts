import { isTradingDay, type TradingDay } from '@investor-flow/core';
import * as z from 'zod/mini';

/** `2026-07-01` as the brokers write it. */
export const compact = (day: TradingDay): string => day.replaceAll('-', '');

/** `20260701` as the day it is. */
export const dayIn = (text: string): TradingDay =>
  `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** A column that holds a day written YYYYMMDD. */
export const compactDay = z.pipe(
  z
    .string('must be a string')
    .check(z.refine((text) => isTradingDay(dayIn(text)), 'must be a day written YYYYMMDD')),
  z.transform(dayIn),
);
