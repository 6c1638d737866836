import {
  type Market,
  type SectorId,
  sectorIn,
  type StockCode,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import { dateAt, dayNumberOf, hasSession, HISTORY_BEGAN, newestSessions } from './days.ts';
import type { HoldingTruth } from './holdings/holdings.ts';
import { type Breadth, breadthOf } from './market/breadth.ts';
import { type FlowTruth, readLedger, boughtIn, OFFSETS } from './market/ledger.ts';
import { latestSession } from './market/hours.ts';
import { type Kospi200Truth, kospi200Of } from './market/index-level.ts';
import type { ProgramTruth } from './market/programs.ts';
import { createStockTruth, type StockTruth } from './stock-truth.ts';
import { isUnborn } from './stocks/stock.ts';
import type { World } from './world.ts';

/** Which truth is asked for: default: the whole market on KRX in its latest session. */
export interface Where {
  readonly market: Market;
  readonly sector?: SectorId;
  /** A day without a session has a truth too: nothing was traded. */
  readonly day?: TradingDay;
  readonly venue?: Venue;
  /** The moment to look, epoch milliseconds of the sandbox's clock; default: now. */
  readonly at?: number;
}

/** A sector's index: hundredths of a point, hundredths of a percent, shares and won. */
export interface IndexTruth {
  readonly hundredths: number;
  readonly changeHundredths: number;
  readonly percentHundredths: number;
  /** The day so far; the last close before the opening. */
  readonly openHundredths: number;
  readonly highHundredths: number;
  readonly lowHundredths: number;
  readonly volume: number;
  readonly turnover: number;
}

/** What both brokers round and write down, exact. */
export interface Truth extends StockTruth {
  /** Won and shares (or contracts) bought and sold, grown as far as the session has come. */
  flow(where: Where): FlowTruth;
  /** Nothing where no index is kept: derivatives and listed products, or a sector not yet invented. */
  index(where: Where): IndexTruth | undefined;
  /** How many of a sector's issues rose and fell. */
  breadth(where: Where): Breadth;
  /** What programmes traded in a whole market. */
  program(where: Omit<Where, 'sector'>): ProgramTruth;
  /** KOSPI 200 and the basis of its future. */
  kospi200(where?: { readonly day?: TradingDay; readonly at?: number }): Kospi200Truth;
  /** What is known of a stock's session; nothing on a day without one. */
  holding(stock: StockCode, day: TradingDay, venue?: Venue): HoldingTruth | undefined;
  /** Every session of a stock, newest first. */
  holdings(stock: StockCode, venue?: Venue): readonly HoldingTruth[];
}

export function createTruth(world: World): Truth {
  const { flows, indexLevels, holdings, clock, programs, stocks } = world;
  const read = ({ market, sector = 'all', day, venue = 'krx', at = clock.now() }: Where) => {
    if (sectorIn(market, sector) === undefined) {
      throw new RangeError(`${market} has no sector ${sector}`);
    }
    const number = day === undefined ? latestSession(venue, at, market) : dayNumberOf(day);
    return { market, sector, day: number, venue, instant: at };
  };
  const flow = (where: Where): FlowTruth => {
    const asked = read(where);
    return readLedger(flows.ofSector(asked.sector, asked));
  };

  return {
    ...createStockTruth(world),
    flow,
    index(where) {
      const { market, sector, day, venue, instant } = read(where);
      if (!hasIndex(market, sector, day)) return undefined;
      const level = indexLevels(market, sector, day, instant);
      const before = level.hundredths - level.changeHundredths;
      const ledger = flows.ofSector(sector, { market, venue, day, instant });
      return {
        ...level,
        percentHundredths: Math.round((level.changeHundredths / before) * 10_000) + 0,
        volume: boughtIn(ledger, OFFSETS.volume),
        turnover: boughtIn(ledger, OFFSETS.value),
      };
    },
    breadth(where) {
      const at = read(where);
      const levelOf = (sector: SectorId) => indexLevels(at.market, sector, at.day, at.instant);
      return breadthOf(flows.cellsOf(at.market), at, levelOf, world.pricesOf);
    },
    kospi200(where = {}) {
      const { day, instant } = read({ market: 'kospi', ...where });
      return kospi200Of(indexLevels, day, instant);
    },
    program: (where) => programs.ofMarket(read(where)),
    holding(code, day, venue = 'krx') {
      const stock = stocks.get(code);
      return stock && holdings.on(stock, venue, dayNumberOf(day), clock.now());
    },
    holdings(code, venue = 'krx') {
      const stock = stocks.get(code);
      if (stock === undefined) return [];
      const instant = clock.now();
      return newestSessions(dateAt(instant), holdings.began(stock, venue)).flatMap(
        (day) => holdings.on(stock, venue, day, instant) ?? [],
      );
    },
  };
}

/** Whether an index of the sector was kept on a day. */
export const hasIndex = (market: Market, sector: SectorId, day: number): boolean =>
  (market === 'kospi' || market === 'kosdaq') &&
  day >= HISTORY_BEGAN &&
  hasSession(day) &&
  !isUnborn(market, sector, day);
