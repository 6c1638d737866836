import type { Market, SectorId } from '@investor-flow/core';
import { type DayNumber, sessionBefore } from '../days.ts';
import { seeded } from '../seeded.ts';
import { progressOf } from './hours.ts';
import { createWalk } from './walk.ts';

/** A sector's index in hundredths of a point; a change's sign is its own. */
export interface IndexLevel {
  readonly hundredths: number;
  readonly changeHundredths: number;
}

export type IndexLevels = (
  market: Market,
  sector: SectorId,
  day: DayNumber,
  instant: number,
) => IndexLevel;

const MARKET_LEVELS: Readonly<Partial<Record<Market, number>>> = { kospi: 2_600, kosdaq: 830 };

/** KRX's index is the same whatever the venue asked for. */
export function createIndexLevels(seed: string): IndexLevels {
  const walks = new Map<string, (day: DayNumber) => number>();
  const walkOf = (market: Market, sector: SectorId) => {
    const key = `${market} ${sector}`;
    const walk = walks.get(key) ?? createWalk(0.011, seed, 'index', key);
    walks.set(key, walk);
    const points =
      sector === 'all'
        ? (MARKET_LEVELS[market] ?? 1_000)
        : 150 * Math.exp(3.5 * seeded(seed, 'level', key)());
    return (day: DayNumber) => Math.round(points * 100 * walk(day));
  };
  return (market, sector, day, instant) => {
    const levelOn = walkOf(market, sector);
    const { done, of } = progressOf('krx', day, instant);
    const before = levelOn(sessionBefore(day));
    const changeHundredths = Math.round(((levelOn(day) - before) * done) / of);
    return { hundredths: before + changeHundredths, changeHundredths };
  };
}
