import { tzOffset } from '@date-fns/tz/tzOffset';
import { addHours } from 'date-fns/addHours';

/** A day on the Korean calendar, `YYYY-MM-DD`. Such texts sort by time. */
export type TradingDay = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const KOREA = 'Asia/Seoul';

/** Whether the text is a day that exists: `2026-02-30` does not, nor does any of a year `0000`. */
export function isTradingDay(text: unknown): text is TradingDay {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An instant as Korea's clocks show it. */
export interface KoreanTime {
  readonly day: TradingDay;
  /** Minutes since midnight. */
  readonly minutes: number;
}

/** Reads an epoch-milliseconds instant in Korean time, whatever zone the host is in. */
export function koreanTime(instant: number): KoreanTime {
  // What Greenwich shows so much later is what Korea shows now; a date with a zone of its own takes six times as long.
  const wall = new Date(instant + tzOffset(KOREA, new Date(instant)) * 60_000);
  return { day: dayOf(wall), minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** The instant a Korean wall-clock reading names, in epoch milliseconds. */
export function koreanInstant(day: TradingDay, hours: number, minutes = 0, seconds = 0): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return wall - tzOffset(KOREA, new Date(wall)) * 60_000;
}

/** The day that many calendar days later, or earlier when negative. */
export const addDays = (day: TradingDay, count: number): TradingDay =>
  dayOf(addHours(utcNoon(day), 24 * count));

export const isWeekend = (day: TradingDay): boolean => [0, 6].includes(utcNoon(day).getUTCDay());

/** Read by its UTC parts alone, so that no day of the host's calendar gets in. */
const utcNoon = (day: TradingDay): Date => new Date(`${day}T12:00:00Z`);

const dayOf = (date: Date): TradingDay => date.toISOString().slice(0, -'T12:00:00.000Z'.length);
