import type { StockCode } from '@investor-flow/core';
import type { SandboxClock } from './clock.ts';
import { dateAt } from './days.ts';
import { createHoldings, type Holdings } from './holdings/holdings.ts';
import { createFlows, type Flows } from './market/flows.ts';
import { createIndexLevels, type IndexLevels } from './market/index-level.ts';
import { remember } from './market/kept.ts';
import { createOverrides, type Overrides } from './market/overrides.ts';
import { createPrograms, type Programs } from './market/programs.ts';
import { createShocks, type Shocks } from './market/shocks.ts';
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
  return {
    marketName,
    versionOf,
    clock,
    stocks,
    flows,
    indexLevels: createIndexLevels(seed, shocks),
    programs: createPrograms(marketName, flows, versionOf),
    holdings: createHoldings(seed, { flows, overrides, pricesOf }),
    overrides,
    shocks,
    pricesOf,
  };
}

/** The stocks that are listed at an instant. */
export const listedAt = ({ stocks }: World, instant: number): readonly Stock[] =>
  [...stocks.values()].filter((stock) => isListed(stock, dateAt(instant)));
