import type { Market, SectorId } from '@investor-flow/core';
import { type DayNumber, sessionBefore } from '../days.ts';
import { keyOf, normal, seeded, seededOn } from '../seeded.ts';
import { progressOf } from './hours.ts';
import { remember } from './kept.ts';
import { type Bar, drawBar, momentOf } from './path.ts';
import type { Shocks } from './shocks.ts';
import { createWalk } from './walk.ts';

/** A sector's index in hundredths of a point; a change's sign is its own. */
export interface IndexLevel {
  readonly hundredths: number;
  readonly changeHundredths: number;
  /** The day so far; the last close before the opening. */
  readonly openHundredths: number;
  readonly highHundredths: number;
  readonly lowHundredths: number;
}

export type IndexLevels = (
  market: Market,
  sector: SectorId,
  day: DayNumber,
  instant: number,
) => IndexLevel;

export interface Extreme {
  readonly level: number;
  readonly day: DayNumber;
}

/** The highest and the lowest level of some sessions, each on the first of them that had it. */
export function levelExtremes(
  levelOn: (day: DayNumber) => IndexLevel,
  days: Iterable<DayNumber>,
): { readonly highest: Extreme; readonly lowest: Extreme } {
  let highest: Extreme = { level: -Infinity, day: NaN };
  let lowest: Extreme = { level: Infinity, day: NaN };
  for (const day of days) {
    const { highHundredths, lowHundredths } = levelOn(day);
    if (highHundredths > highest.level) highest = { level: highHundredths, day };
    if (lowHundredths < lowest.level) lowest = { level: lowHundredths, day };
  }
  return { highest, lowest };
}

const MARKET_LEVELS: Readonly<Partial<Record<Market, number>>> = { kospi: 2_600, kosdaq: 830 };
const STEP = 0.011;

/** KRX's index is the same whatever the venue asked for, and moves in the regular session alone. */
export function createIndexLevels(seed: string, shocks: Shocks): IndexLevels {
  const kept = new Map<string, (day: DayNumber) => Bar>();
  const barsOf = (market: Market, sector: SectorId, key: string): ((day: DayNumber) => Bar) => {
    const walk = createWalk(STEP, seed, 'index', key);
    const points =
      sector === 'all'
        ? (MARKET_LEVELS[market] ?? 1_000)
        : 150 * Math.exp(3.5 * seeded(seed, 'level', key)());
    const closeOn = (day: DayNumber): number =>
      Math.round(points * 100 * walk(day) * shocks.onIndex(market, sector, day));
    const own = keyOf(seed, 'index bar', key);
    return (day) =>
      drawBar(
        seededOn(own, day),
        { base: closeOn(sessionBefore(day)), close: closeOn(day), step: STEP },
        Math.round,
      );
  };
  return (market, sector, day, instant) => {
    const key = `${market} ${sector}`;
    const bar = remember(kept, key, () => barsOf(market, sector, key))(day);
    const { done, of } = progressOf({ market, floor: 'krx', day }, instant);
    const so =
      done === 0
        ? { open: bar.base, high: bar.base, low: bar.base, last: bar.base }
        : momentOf(bar, done / of, Math.round);
    return {
      hundredths: so.last,
      changeHundredths: so.last - bar.base,
      openHundredths: so.open,
      highHundredths: so.high,
      lowHundredths: so.low,
    };
  };
}

/** The index that programmes follow, and how far its future is from it; hundredths of a point. */
export interface Kospi200Truth {
  readonly hundredths: number;
  readonly changeHundredths: number;
  /** Nothing before the opening. */
  readonly basisHundredths: number | undefined;
}

/** KOSPI’s own level, made smaller. */
const PART = 0.134;

export function kospi200Of(levels: IndexLevels, day: DayNumber, instant: number): Kospi200Truth {
  const { hundredths, changeHundredths } = levels('kospi', 'all', day, instant);
  const now = Math.round(hundredths * PART);
  const base = Math.round((hundredths - changeHundredths) * PART);
  const { done } = progressOf({ market: 'kospi', floor: 'krx', day }, instant);
  const draw = seededOn(keyOf('basis', done), day);
  return {
    hundredths: now,
    changeHundredths: now - base,
    basisHundredths: done === 0 ? undefined : Math.round(120 + 90 * normal(draw)),
  };
}
