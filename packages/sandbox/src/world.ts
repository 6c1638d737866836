import type { StockCode } from '@investor-flow/core';
import type { SandboxClock } from './clock.ts';
import { dateAt, type DayNumber } from './days.ts';
import {
  createDepository,
  createHoldings,
  type Holdings,
  type PositionOn,
} from './holdings/holdings.ts';
import { createFlows, type Flows } from './market/flows.ts';
import { createIndexLevels, type IndexLevels } from './market/index-level.ts';
import { remember } from './market/kept.ts';
import { netOf, OFFSETS } from './market/ledger.ts';
import { createOverrides, type Overrides } from './market/overrides.ts';
import { createPrograms, type Programs } from './market/programs.ts';
import { createShocks, type Shocks } from './market/shocks.ts';
import { FOREIGN } from './market/traders.ts';
import { createTrading } from './market/trading.ts';
import { stocksAt } from './stocks/listing.ts';
import { createPrices, type PriceBook } from './stocks/prices.ts';
import { isListed, type Stock } from './stocks/stock.ts';

/** One seeded market, and the time in it. */
export interface World {
  /** The same for worlds of one seed and the same stocks. */
  readonly marketName: string;
  /** Another number whenever the past was changed by hand; 0 at first. */
  readonly versionOf: () => number;
  readonly clock: SandboxClock;
  /** Every stock with a name, those of the past among them. */
  readonly stocks: ReadonlyMap<StockCode, Stock>;
  readonly flows: Flows;
  readonly indexLevels: IndexLevels;
  readonly programs: Programs;
  readonly holdings: Holdings;
  readonly overrides: Overrides;
  readonly shocks: Shocks;
  pricesOf: (stock: Stock) => PriceBook;
  /** What foreigners hold once the depository has counted. */
  positionOn: (stock: Stock, day: DayNumber) => ReturnType<PositionOn>;
}

export function createWorld(seed: string, clock: SandboxClock): World {
  const today = dateAt(clock.now());
  const stocks = stocksAt(today);
  const marketName = `${today} ${seed}`;
  const [shocks, overrides] = [createShocks(), createOverrides()];
  const books = new Map<StockCode, PriceBook>();
  const pricesOf = (stock: Stock): PriceBook =>
    remember(books, stock.code, () => createPrices(seed, stock, shocks));
  const trading = createTrading(seed, pricesOf);
  const versionOf = (): number => overrides.version + shocks.version;
  const flows = createFlows(seed, {
    marketName,
    stocks: [...stocks.values()],
    trading,
    overrides,
    versionOf,
  });
  /** Shares that foreigners have or lack because of what was set by hand. */
  const setShares = (stock: Stock, day: DayNumber, since: 'ever' | 'today'): number => {
    const isMeant = (set: DayNumber): boolean => (since === 'today' ? set === day : set <= day);
    const days = new Set(overrides.daysOf(stock.code).filter(isMeant));
    const cell = flows.cellOf(stock);
    const netOn = (set: DayNumber): number => {
      const at = { venue: 'unified', day: set, instant: Infinity } as const;
      const net = netOf(flows.ofCell(cell, at, 'published'), OFFSETS.volume, FOREIGN);
      return net - netOf(flows.unset(cell, 'unified', set), OFFSETS.volume, FOREIGN);
    };
    return [...days].reduce((sum, set) => sum + netOn(set), 0);
  };
  const positions = new Map<StockCode, PositionOn>();
  const positionOn = (stock: Stock, day: DayNumber): ReturnType<PositionOn> =>
    remember(positions, stock.code, () =>
      createDepository(seed, stock, flows, (date, since) => setShares(stock, date, since)),
    )(day);
  return {
    marketName,
    versionOf,
    clock,
    stocks,
    flows,
    indexLevels: createIndexLevels(seed, shocks),
    programs: createPrograms(marketName, flows, versionOf),
    holdings: createHoldings({ flows, pricesOf, positionOn }),
    overrides,
    shocks,
    pricesOf,
    positionOn,
  };
}

/** The stocks that are listed at an instant. */
export const listedAt = ({ stocks }: World, instant: number): readonly Stock[] =>
  [...stocks.values()].filter((stock) => isListed(stock, dateAt(instant)));
