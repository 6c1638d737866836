import type { Market, SectorId } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import type { PriceBook } from '../stocks/prices.ts';
import { isHalted, isListed, type Stock } from '../stocks/stock.ts';
import type { Cell } from './cells.ts';
import { progressOf } from './hours.ts';
import type { IndexLevel } from './index-level.ts';

/** How many issues rose and fell; those at their limit are among them. */
export interface Breadth {
  readonly advancing: number;
  readonly upperLimit: number;
  readonly unchanged: number;
  readonly declining: number;
  readonly lowerLimit: number;
  /** All issues of the sector, traded or not. */
  readonly listed: number;
}

export const NO_ISSUES: Breadth = {
  advancing: 0,
  upperLimit: 0,
  unchanged: 0,
  declining: 0,
  lowerLimit: 0,
  listed: 0,
};

type At = Readonly<{ market: Market; sector: SectorId; day: DayNumber; instant: number }>;

/** Counts a sector’s issues: the stocks by their prices, the others by the day’s mood. */
export function breadthOf(
  cells: readonly Cell[],
  at: At,
  levelOf: (sector: SectorId) => IndexLevel,
  pricesOf: (stock: Stock) => PriceBook,
): Breadth {
  const { market, sector, day, instant } = at;
  const hasOpened = progressOf({ market, floor: 'krx', day }, instant).done > 0;
  /** An industry’s issues follow its index. */
  const percentOf = (cell: Cell): number => {
    const [industry = sector] = cell.sectorsOn(day);
    const { hundredths, changeHundredths } = levelOf(industry);
    return (100 * changeHundredths) / (hundredths - changeHundredths);
  };
  return cells
    .filter((cell) => cell.sectorsOn(day).includes(sector))
    .map((cell): Breadth => {
      const { stock } = cell;
      if (stock !== undefined) return ofStock(stock, pricesOf(stock), hasOpened, at);
      if (cell.began !== undefined && day < cell.began) return NO_ISSUES;
      return hasOpened
        ? ofUnnamed(cell, day, percentOf(cell))
        : { ...NO_ISSUES, listed: cell.issues };
    })
    .reduce(added, NO_ISSUES);
}

function ofStock(
  stock: Stock,
  prices: PriceBook,
  hasOpened: boolean,
  { day, instant }: At,
): Breadth {
  if (!isListed(stock, day)) return NO_ISSUES;
  if (!hasOpened || isHalted(stock, day)) return { ...NO_ISSUES, listed: 1 };
  const { change } = prices.at('krx', day, instant);
  return {
    ...NO_ISSUES,
    listed: 1,
    advancing: change > 0 ? 1 : 0,
    unchanged: change === 0 ? 1 : 0,
    declining: change < 0 ? 1 : 0,
  };
}

function ofUnnamed(cell: Cell, day: DayNumber, percent: number): Breadth {
  const draw = seededOn(keyOf(cell.key, 'breadth'), day);
  const traded = cell.issues - Math.floor(cell.issues * 0.03 * (0.5 + draw()));
  const unchanged = Math.floor(traded * 0.04 * (0.5 + draw()));
  const rising = 1 / (1 + Math.exp(-1.1 * percent - 0.4 * normal(draw)));
  const advancing = Math.round((traded - unchanged) * rising);
  const declining = traded - unchanged - advancing;
  return {
    advancing,
    upperLimit: Math.floor(advancing * 0.03 * draw()),
    unchanged,
    declining,
    lowerLimit: Math.floor(declining * 0.01 * draw()),
    listed: cell.issues,
  };
}

const added = (one: Breadth, other: Breadth): Breadth => ({
  advancing: one.advancing + other.advancing,
  upperLimit: one.upperLimit + other.upperLimit,
  unchanged: one.unchanged + other.unchanged,
  declining: one.declining + other.declining,
  lowerLimit: one.lowerLimit + other.lowerLimit,
  listed: one.listed + other.listed,
});
