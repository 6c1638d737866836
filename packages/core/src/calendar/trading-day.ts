import { tzOffset } from '@date-fns/tz/tzOffset';
import { addHours } from 'date-fns/addHours';
import { type Market, type Venue, volumeUnitOf } from '../market.ts';
import type { TradingDay } from '../words.ts';
import { EXAM_DAYS, isClosedWeekday } from './krx-closed-weekdays.ts';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const KOREA = 'Asia/Seoul';

/** Where the day ends in the ISO text of an instant; a year beyond 9999 has more characters. */
const DAY_ENDS = -'T12:00:00.000Z'.length;

/** Whether the text is a day that exists: `2026-02-30` does not, nor does any of a year `0000`. */
export function isTradingDay(text: unknown): text is TradingDay {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  const month = digitsAt(text, 5);
  const day = digitsAt(text, 8);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
}

const ZERO = '0'.charCodeAt(0);

/** The number that two digits write: quicker than by way of a text of their own, and every row has a day. */
const digitsAt = (text: string, place: number): number =>
  (text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO;

/** How many days a month has. Computed, because a `Date` for each row costs more than reading the row. */
function lengthOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeap ? 29 : 28;
}

/** A day and a time of day in Korea. */
export interface KoreanTime {
  readonly day: TradingDay;
  /** Minutes since midnight. */
  readonly minutes: number;
}

/** Reads an instant in epoch milliseconds as Korean time, whatever the zone of the host. */
export function koreanTime(instant: number): KoreanTime {
  // UTC, shifted by Korea's offset, reads as Korean time; a date with a zone of its own takes six times as long.
  const wall = new Date(instant + offsetMs(instant));
  if (Number.isNaN(wall.getTime())) throw new RangeError('must be a time');
  // Written part by part: a date's own text takes three times as long.
  const year = String(wall.getUTCFullYear()).padStart(4, '0');
  const month = String(wall.getUTCMonth() + 1).padStart(2, '0');
  const date = String(wall.getUTCDate()).padStart(2, '0');
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  return { day: `${year}-${month}-${date}`, minutes };
}

/** Offsets change on a quarter of an hour at the earliest, so those of a few quarters are kept for the next calls. */
const QUARTER_MS = 900_000;
const MOST_QUARTERS = 16;
const offsets = new Map<number, number>();

/** Korea's offset from UTC. */
function offsetMs(instant: number): number {
  const quarter = Math.floor(instant / QUARTER_MS);
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    if (offsets.size === MOST_QUARTERS) offsets.clear();
    offset = tzOffset(KOREA, new Date(instant)) * 60_000;
    offsets.set(quarter, offset);
  }
  return offset;
}

/** The instant of a time of a day in Korea, in epoch milliseconds. */
export function koreanInstant(day: TradingDay, hours: number, minutes = 0, seconds = 0): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return wall - offsetMs(wall);
}

/** The day that many calendar days later, or earlier when negative; counted from noon in UTC, so no host's zone matters. */
export const addDays = (day: TradingDay, count: number): TradingDay =>
  addHours(`${day}T12:00:00Z`, 24 * count)
    .toISOString()
    .slice(0, DAY_ENDS);

export const isWeekend = (day: TradingDay): boolean =>
  [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** Nextrade's first session; before it there was only KRX. */
export const NEXTRADE_OPENED: TradingDay = '2025-03-04';

/** From this day on index derivatives open a quarter of an hour before stocks. */
const EARLY_DERIVATIVES_FROM: TradingDay = '2023-07-31';

/** Whether the day is that of the university entrance exam: hours of KRX are one later, Nextrade has no pre-market. */
export const isExamDay = (day: TradingDay): boolean => EXAM_DAYS.includes(day);

/**
 * When the session of a day opens, in epoch milliseconds; without `market` that of a stock market.
 *
 * 09:00 Korean time; 08:00 where Nextrade counts; 08:45 for index derivatives since 2023-07-31. An hour later on the
 * day of the university entrance exam, when Nextrade opens with KRX, and at KRX on the first session of a year.
 */
export function opensAt(day: TradingDay, venue: Venue, market: Market = 'kospi'): number {
  // Futures on single stocks keep the hours of stocks.
  const isDerivative = volumeUnitOf(market) === 'contract' && market !== 'stock-futures';
  const isExam = EXAM_DAYS.includes(day);
  if (venue !== 'krx' && !isDerivative && !isExam) return koreanInstant(day, 8);
  // New Year's Day is closed in every year, and no holiday has ever kept KRX closed until the 10th.
  const isLate = isExam || (day.slice(5) <= '01-10' && day === firstSessionOf(day.slice(0, 4)));
  const usual = isDerivative && day >= EARLY_DERIVATIVES_FROM ? 8.75 : 9;
  return koreanInstant(day, isLate ? usual + 1 : usual);
}

function firstSessionOf(year: string): TradingDay {
  let first = `${year}-01-02`;
  while (isWeekend(first) || isClosedWeekday(first)) first = addDays(first, 1);
  return first;
}

/** Whether the session of the Korean day has begun at the instant; without `market` that of a stock market. */
export const hasOpened = (venue: Venue, instant: number, market?: Market): boolean =>
  instant >= opensAt(koreanTime(instant).day, venue, market);

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
