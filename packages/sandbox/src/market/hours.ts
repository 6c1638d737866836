import type { Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, minutesAt } from '../days.ts';

/** Where orders really meet; `unified` is only their sum. */
export type Floor = Exclude<Venue, 'unified'>;

interface Hours {
  /** Minutes since Korean midnight. */
  readonly opening: number;
  readonly closing: number;
}

const HOURS: Readonly<Record<Floor, Hours>> = {
  krx: { opening: 9 * 60, closing: 15 * 60 + 30 },
  nxt: { opening: 8 * 60, closing: 20 * 60 },
};

/** How much of a day's session is over, in whole minutes: brokers refresh their figures that often. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export function progressOf(floor: Floor, day: DayNumber, instant: number): Progress {
  const { opening, closing } = HOURS[floor];
  const of = closing - opening;
  const today = dateAt(instant);
  if (day !== today) return { done: day < today ? of : 0, of };
  return { done: Math.min(of, Math.max(0, minutesAt(instant) - opening)), of };
}

export const floorsOf = (venue: Venue): readonly Floor[] =>
  venue === 'unified' ? ['krx', 'nxt'] : [venue];

/** Whether the venue's session of the day has begun. */
export const hasBegun = (venue: Venue, day: DayNumber, instant: number): boolean =>
  day < dateAt(instant) ||
  (day === dateAt(instant) &&
    floorsOf(venue).some((floor) => minutesAt(instant) >= HOURS[floor].opening));
