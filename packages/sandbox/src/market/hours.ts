import { type Market, type Venue, volumeUnitOf } from '@investor-flow/core';
import {
  dateAt,
  dayNumberOf,
  dayOf,
  type DayNumber,
  minutesAt,
  sessionBefore,
  sessionUpTo,
} from '../days.ts';

/** Where orders really meet: KRX by day, KRX in the evening, Nextrade. */
export type Floor = 'krx' | 'evening' | 'nxt';

/** A day on one floor. */
export type FloorDay = Readonly<{ market: Market; floor: Floor; day: DayNumber }>;
/** A day on all floors of a venue. */
export type VenueDay = Readonly<{ market: Market; venue: Venue; day: DayNumber }>;

export interface Hours {
  /** Minutes since Korean midnight. */
  readonly opening: number;
  readonly closing: number;
}

/** From this day on KRX trades in the evening as well. */
export const EVENING_BEGAN: DayNumber = dayNumberOf('2026-09-14');
/** From this day on derivatives open a quarter of an hour before stocks. */
const EARLY_DERIVATIVES: DayNumber = dayNumberOf('2023-07-31');
/** The university entrance exam: everything is an hour late, and Nextrade has no early hours. */
const EXAM_DAYS: ReadonlySet<DayNumber> = new Set(
  [
    '2020-12-03',
    '2021-11-18',
    '2022-11-17',
    '2023-11-16',
    '2024-11-14',
    '2025-11-13',
    '2026-11-19',
  ].map(dayNumberOf),
);

const isFirstOfYear = (day: DayNumber): boolean =>
  dayOf(sessionBefore(day)).slice(0, 4) !== dayOf(day).slice(0, 4);

type Kind = 'stocks' | 'derivatives';
const KEPT: Readonly<Record<Kind, Map<DayNumber, Readonly<Record<Floor, Hours>>>>> = {
  stocks: new Map(),
  derivatives: new Map(),
};

export function hoursOf(market: Market, floor: Floor, day: DayNumber): Hours {
  const kind = isDerivative(market) ? 'derivatives' : 'stocks';
  const kept = KEPT[kind].get(day);
  if (kept !== undefined) return kept[floor];
  const exam = EXAM_DAYS.has(day) ? 60 : 0;
  const late = isFirstOfYear(day) ? 60 : exam;
  const isEarly = kind === 'derivatives' && day >= EARLY_DERIVATIVES;
  const hours: Readonly<Record<Floor, Hours>> = {
    krx: {
      opening: (isEarly ? 8 * 60 + 45 : 9 * 60) + late,
      closing: (kind === 'derivatives' ? 15 * 60 + 45 : 15 * 60 + 30) + exam,
    },
    evening: { opening: 16 * 60 + exam, closing: 20 * 60 },
    nxt: { opening: exam === 0 ? 8 * 60 : 10 * 60, closing: 20 * 60 },
  };
  KEPT[kind].set(day, hours);
  return hours[floor];
}

/** Stock futures open with the stocks. */
const isDerivative = (market: Market): boolean =>
  volumeUnitOf(market) === 'contract' && market !== 'stock-futures';

/** How much of a day's session is over, in whole minutes: brokers refresh their figures that often. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Whether the corrections of the next morning are in. */
  readonly corrected: boolean;
}

/** All of a day, as it was before any correction. */
export const WHOLE: Progress = { done: 1, of: 1, corrected: false };

/** Minutes of the next calendar day at which yesterday's figures are corrected. */
const CORRECTED_AT = 7 * 60;

/** What has been traded by an instant. */
export function progressOf({ market, floor, day }: FloorDay, instant: number): Progress {
  const { opening, closing } = hoursOf(market, floor, day);
  const of = closing - opening;
  const today = dateAt(instant);
  if (day > today) return { done: 0, of, corrected: false };
  if (day === today) {
    const done = Math.min(of, Math.max(0, minutesAt(instant) - opening));
    return { done, of, corrected: false };
  }
  return { done: of, of, corrected: day < today - 1 || minutesAt(instant) >= CORRECTED_AT };
}

/** When the evening's trading by investor is published, all at once. */
const EVENING_TOLD_AT = 20 * 60 + 15;

/** How much of the trading by investor is published: the evening once it is over. */
export function publishedOf(at: FloorDay, instant: number): Progress {
  const progress = progressOf(at, instant);
  const isHeldBack =
    at.floor === 'evening' && at.day === dateAt(instant) && minutesAt(instant) < EVENING_TOLD_AT;
  return isHeldBack ? { ...progress, done: 0 } : progress;
}

const FLOORS: Readonly<Record<Venue, readonly Floor[]>> = {
  krx: ['krx', 'evening'],
  nxt: ['nxt'],
  unified: ['krx', 'evening', 'nxt'],
};

/** The floors of a venue on a day; derivatives have no evening. */
export const floorsOf = (venue: Venue, day: DayNumber, market: Market): readonly Floor[] =>
  day < EVENING_BEGAN || volumeUnitOf(market) === 'contract'
    ? FLOORS[venue].filter((floor) => floor !== 'evening')
    : FLOORS[venue];

/** When a venue opens and closes on a day, all its floors together. */
export function venueHoursOf({ market, venue, day }: VenueDay): Hours {
  const hours = floorsOf(venue, day, market).map((floor) => hoursOf(market, floor, day));
  return {
    opening: Math.min(...hours.map(({ opening }) => opening)),
    closing: Math.max(...hours.map(({ closing }) => closing)),
  };
}

/** Whether the venue's session of the day has begun. */
export function hasBegun(at: VenueDay, instant: number): boolean {
  const today = dateAt(instant);
  return at.day === today ? minutesAt(instant) >= venueHoursOf(at).opening : at.day < today;
}

/** The last minute of a day's session at a venue so far. */
export function lastMinuteOf(at: VenueDay, instant: number): number {
  const { closing } = venueHoursOf(at);
  return at.day === dateAt(instant) ? Math.min(closing, minutesAt(instant)) : closing;
}

/** The newest session that has begun at the venue. */
export function latestSession(venue: Venue, instant: number, market: Market = 'kospi'): DayNumber {
  const newest = sessionUpTo(dateAt(instant));
  return hasBegun({ market, venue, day: newest }, instant) ? newest : sessionBefore(newest);
}

/** Whether the regular session's figures by investor stand: 15:41, an hour later on exam days. */
export function isPublished(day: DayNumber, instant: number): boolean {
  const today = dateAt(instant);
  if (day !== today) return day < today;
  return minutesAt(instant) >= 15 * 60 + 41 + (EXAM_DAYS.has(day) ? 60 : 0);
}

/** Whether nothing changes any more that day: 20:30, and 19:30 before KRX had evenings. */
export const isAtRest = (day: DayNumber, instant: number): boolean =>
  day < dateAt(instant) ||
  (day === dateAt(instant) &&
    minutesAt(instant) >= (day >= EVENING_BEGAN ? 20 * 60 + 30 : 19 * 60 + 30));
