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
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
}

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

/** Offsets change on a quarter of an hour at the earliest, so the last one is kept for the next call. */
const QUARTER_MS = 900_000;
let known = { quarter: NaN, offsetMs: NaN };

/** Reads an instant in epoch milliseconds as Korean time, whatever the zone of the host. */
export function koreanTime(instant: number): KoreanTime {
  const quarter = Math.floor(instant / QUARTER_MS);
  if (quarter !== known.quarter)
    known = { quarter, offsetMs: tzOffset(KOREA, new Date(instant)) * 60_000 };
  // UTC, shifted by Korea's offset, reads as Korean time; a date with a zone of its own takes six times as long.
  const wall = new Date(instant + known.offsetMs).toISOString();
  const [hours, minutes] = [Number(wall.slice(-13, -11)), Number(wall.slice(-10, -8))];
  return { day: wall.slice(0, DAY_ENDS), minutes: hours * 60 + minutes };
}

/** The instant of a time of a day in Korea, in epoch milliseconds. */
export function koreanInstant(day: TradingDay, hours: number, minutes = 0, seconds = 0): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return wall - tzOffset(KOREA, new Date(wall)) * 60_000;
}

/** The day that many calendar days later, or earlier when negative; counted from noon in UTC, so no host's zone matters. */
export const addDays = (day: TradingDay, count: number): TradingDay =>
  addHours(`${day}T12:00:00Z`, 24 * count)
    .toISOString()
    .slice(0, DAY_ENDS);

export const isWeekend = (day: TradingDay): boolean =>
  [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
