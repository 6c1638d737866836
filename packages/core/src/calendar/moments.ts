import type { Venue } from '../market.ts';
import { isExamDay } from './trading-calendar.ts';
import { addDays, koreanInstant, type TradingDay } from './trading-day.ts';

/** From this day on KRX itself trades until 20:00. */
const AFTER_MARKET_FROM: TradingDay = '2026-09-14';

/** When the figures of the regular session stand, in epoch milliseconds: 15:41 Korean time, 16:41 on an exam day. */
export const publishedAt = (day: TradingDay): number =>
  koreanInstant(day, isExamDay(day) ? 16 : 15, 41);

/**
 * When the figures of a day stop moving on that day, in epoch milliseconds.
 *
 * 20:30 Korean time where Nextrade counts, and for `krx` from 2026-09-14; 19:30 for `krx` before.
 */
export const restsAt = (day: TradingDay, venue: Venue): number =>
  koreanInstant(day, venue === 'krx' && day < AFTER_MARKET_FROM ? 19 : 20, 30);

/** When a day is settled, in epoch milliseconds: 07:30 Korean time of the next calendar day. */
export const settledAt = (day: TradingDay): number => koreanInstant(addDays(day, 1), 7, 30);
