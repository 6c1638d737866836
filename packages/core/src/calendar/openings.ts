import { EXAM_DAYS, isClosedWeekday } from './krx-closed-weekdays.ts';
import type { Market, Venue } from '../market.ts';
import { addDays, isWeekend, koreanInstant, type TradingDay } from './trading-day.ts';

/** Nextrade's first session; before it there was only KRX. */
export const NEXTRADE_OPENED: TradingDay = '2025-03-04';

/** From this day on index derivatives open a quarter of an hour before stocks. */
const EARLY_DERIVATIVES_FROM: TradingDay = '2023-07-31';

/** Markets that trade in stocks' hours: the stock markets, listed products, and futures on single stocks. */
const STOCK_HOURS: ReadonlySet<Market> = new Set([
  'kospi',
  'kosdaq',
  'etf',
  'etn',
  'elw',
  'stock-futures',
]);

const EIGHT = 8 * 60;
const NINE = 9 * 60;

/** Whether the day is that of the university entrance exam: hours of KRX are one later, Nextrade has no pre-market. */
export const isExamDay = (day: TradingDay): boolean => EXAM_DAYS.includes(day);

/**
 * When the session of a day opens, in epoch milliseconds; without `market` that of a stock market.
 *
 * 09:00 Korean time; 08:00 where Nextrade counts; 08:45 for index derivatives since 2023-07-31. An hour later on the
 * day of the university entrance exam, when Nextrade opens with KRX, and at KRX on the first session of a year.
 */
export function opensAt(day: TradingDay, venue: Venue, market: Market = 'kospi'): number {
  const isDerivative = !STOCK_HOURS.has(market);
  if (venue !== 'krx' && !isDerivative && !isExamDay(day)) return atMinute(day, EIGHT);
  const usual = isDerivative && day >= EARLY_DERIVATIVES_FROM ? NINE - 15 : NINE;
  return atMinute(day, isExamDay(day) || isFirstSessionOfYear(day) ? usual + 60 : usual);
}

const atMinute = (day: TradingDay, minutes: number): number => koreanInstant(day, 0, minutes);

function isFirstSessionOfYear(day: TradingDay): boolean {
  // New Year's Day is closed in every year, and no holiday has ever kept KRX closed until the 10th.
  if (day.slice(5) < '01-02' || day.slice(5) > '01-10') return false;
  let first = `${day.slice(0, 4)}-01-02`;
  while (isWeekend(first) || isClosedWeekday(first)) first = addDays(first, 1);
  return day === first;
}
