import { tzOffset } from '@date-fns/tz/tzOffset';
import { addHours } from 'date-fns/addHours';

/** A day in Korea, `YYYY-MM-DD`. Such texts sort by time. */
export type TradingDay = string;

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
  return { day: dayOf(wall), minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
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

export const isWeekend = (day: TradingDay): boolean => [0, 6].includes(utcNoon(day).getUTCDay());

/** Noon in UTC: the host's zone does not matter. */
const utcNoon = (day: TradingDay): Date => new Date(`${day}T12:00:00Z`);

/** Written part by part: a date's own text takes four times as long. */
function dayOf(date: Date): TradingDay {
  if (Number.isNaN(date.getTime())) throw new RangeError('must be a time');
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return `${padded(date.getUTCFullYear(), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

const padded = (part: number, length: number): string => String(part).padStart(length, '0');
