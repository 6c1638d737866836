import type { Market, SectorId, StockCode, TradingDay, Venue } from '@investor-flow/core';
import { dateAt, dayNumberOf } from './days.ts';
import { type DeskTruth, desksOf } from './market/desks.ts';
import { type EstimateTruth, estimatesOf } from './market/estimates.ts';
import { type FlowTruth, readLedger, boughtIn, OFFSETS } from './market/ledger.ts';
import { latestSession } from './market/hours.ts';
import type { ProgramTruth } from './market/programs.ts';
import { isListed, type Stock } from './stocks/stock.ts';
import type { World } from './world.ts';

/** Which stock's truth is asked for: default: on KRX in its latest session. */
export interface StockWhere {
  readonly stock: StockCode;
  readonly day?: TradingDay;
  readonly venue?: Venue;
  /** The moment to look, epoch milliseconds of the sandbox's clock; default: now. */
  readonly at?: number;
}

/** A stock's session so far; won and shares. */
export interface TradingTruth {
  readonly last: number;
  /** Against the last price of the session before. */
  readonly change: number;
  /** Nothing on a day on which it was not traded. */
  readonly range:
    | { readonly open: number; readonly high: number; readonly low: number }
    | undefined;
  readonly shares: number;
  readonly turnover: number;
}

export interface StockTruth {
  /** The codes of every stock that is listed now. */
  readonly stocks: readonly StockCode[];
  /** What is known of an issue; those that are gone are known too. */
  stock(code: StockCode): Stock | undefined;
  /** The stocks with a name that a sector counts on a day. */
  members(of: { market: Market; sector?: SectorId; day?: TradingDay }): readonly StockCode[];
  /** Who traded a stock, as far as brokers know: the evening all at once, at 20:15. */
  stockFlow(where: StockWhere): FlowTruth;
  /** Price and trading, the evening included as it goes. */
  stockTrading(where: StockWhere): TradingTruth;
  stockProgram(where: StockWhere): ProgramTruth;
  /** What went through foreign brokers; on KRX alone. */
  desks(where: Omit<StockWhere, 'venue'>): DeskTruth;
  /** What the staff of the brokers guessed so far, oldest first; of KRX alone. */
  estimates(where: Omit<StockWhere, 'venue'>): readonly EstimateTruth[];
}

export function createStockTruth(world: World): StockTruth {
  const { flows, programs, clock } = world;
  const read = ({ stock: code, day, venue = 'krx', at = clock.now() }: StockWhere) => {
    const stock = world.stocks.get(code);
    if (stock === undefined) throw new RangeError(`There is no stock ${code}`);
    const number = day === undefined ? latestSession(venue, at, stock.market) : dayNumberOf(day);
    return { stock, cell: flows.cellOf(stock), venue, day: number, instant: at };
  };
  return {
    stocks: [...world.stocks.values()]
      .filter((stock) => isListed(stock, dateAt(clock.now())))
      .map(({ code }) => code),
    stock: (code) => world.stocks.get(code),
    members({ market, sector = 'all', day }) {
      const on = day === undefined ? dateAt(clock.now()) : dayNumberOf(day);
      return [...world.stocks.values()]
        .filter((stock) => stock.market === market && isListed(stock, on))
        .filter((stock) => flows.cellOf(stock).sectorsOn(on).includes(sector))
        .map(({ code }) => code);
    },
    stockFlow(where) {
      const { cell, ...at } = read(where);
      return readLedger(flows.ofCell(cell, at, 'published'));
    },
    stockTrading(where) {
      const { stock, cell, ...at } = read(where);
      const ledger = flows.ofCell(cell, at, 'traded');
      return {
        ...world.pricesOf(stock).at(at.venue, at.day, at.instant),
        shares: boughtIn(ledger, OFFSETS.volume),
        turnover: boughtIn(ledger, OFFSETS.value),
      };
    },
    stockProgram(where) {
      const { cell, ...at } = read(where);
      return programs.ofCell(cell, at);
    },
    desks(where) {
      const { cell, ...at } = read(where);
      return desksOf(flows, cell, at);
    },
    estimates(where) {
      const { stock, day, instant } = read(where);
      return estimatesOf(stock, { flows, prices: world.pricesOf(stock) }, day, instant);
    },
  };
}
