import { TZDate, tzOffset } from '@date-fns/tz';
import { addHours, format, isWeekend as fallsOnWeekend } from 'date-fns';

/** A day on the Korean calendar, `YYYY-MM-DD`. Such texts sort by time. */
export type TradingDay = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

const KOREA = 'Asia/Seoul';

/** Whether the text is a day that exists: `2026-02-30` does not, nor does any of a year `0000`. */
export function isTradingDay(text: unknown): text is TradingDay {
  if (typeof text !== 'string') return false;
  const parts = SHAPE.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(2000, month - 1, day));
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
  const local = new TZDate(instant, KOREA);
  return { day: format(local, 'yyyy-MM-dd'), minutes: local.getHours() * 60 + local.getMinutes() };
}

/** The instant a Korean wall-clock reading names, in epoch milliseconds. */
export function koreanInstant(day: TradingDay, hours: number, minutes = 0, seconds = 0): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return wall - tzOffset(KOREA, new Date(wall)) * 60_000;
}

/** The day that many calendar days later, or earlier when negative. */
export function addDays(day: TradingDay, count: number): TradingDay {
  return format(addHours(utcNoon(day), 24 * count), 'yyyy-MM-dd');
}

export const isWeekend = (day: TradingDay): boolean => fallsOnWeekend(utcNoon(day));

/** A zone of its own; hours are added to it, not days, which would be counted on the host's calendar. */
const utcNoon = (day: TradingDay): TZDate => new TZDate(`${day}T12:00:00Z`, 'UTC');
