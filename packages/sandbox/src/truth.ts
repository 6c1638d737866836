import {
  type Market,
  type SectorId,
  sectorIn,
  type StockCode,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import {
  dateAt,
  dayNumberOf,
  hasSession,
  HISTORY_BEGAN,
  sessionBefore,
  sessionUpTo,
} from './days.ts';
import type { HoldingTruth } from './holdings/holdings.ts';
import { isUnborn } from './market/cells.ts';
import { type FlowTruth, readLedger, turnover } from './market/flow-truth.ts';
import { hasBegun } from './market/hours.ts';
import { emptyLedger } from './market/ledger.ts';
import type { World } from './world.ts';

/** Which truth is asked for: the whole market on KRX in its latest session, unless told otherwise. */
export interface Where {
  readonly market: Market;
  readonly sector?: SectorId;
  /** A day without a session has a truth too: nothing was traded. */
  readonly day?: TradingDay;
  readonly venue?: Venue;
  /** The moment to look, epoch milliseconds of the sandbox's clock; now, unless told otherwise. */
  readonly at?: number;
}

/** A sector's index: hundredths of a point, hundredths of a percent, and shares. */
export interface IndexTruth {
  readonly hundredths: number;
  readonly changeHundredths: number;
  readonly percentHundredths: number;
  readonly volume: number;
}

/** What both brokers round and write down, exact. */
export interface Truth {
  /** Won and shares (or contracts) bought and sold, grown as far as the session has come. */
  flow(where: Where): FlowTruth;
  /** Nothing where no index is kept: derivatives and listed products, or a sector not yet invented. */
  index(where: Where): IndexTruth | undefined;
  /** The codes of every stock that has holdings. */
  readonly stocks: readonly StockCode[];
  /** What is known of a stock's session; nothing on a day without one. */
  holding(stock: StockCode, day: TradingDay, venue?: Venue): HoldingTruth | undefined;
  /** Every session of a stock, newest first. */
  holdings(stock: StockCode, venue?: Venue): readonly HoldingTruth[];
}

export function createTruth({ flows, indexLevels, holdings, clock }: World): Truth {
  const read = ({ market, sector = 'all', day, venue = 'krx', at = clock.now() }: Where) => {
    if (sectorIn(market, sector) === undefined) {
      throw new RangeError(`${market} has no sector ${sector}`);
    }
    const number = day === undefined ? latestSession(venue, at) : dayNumberOf(day);
    return { market, sector, day: number, venue, instant: at };
  };
  const flow = (where: Where): FlowTruth => {
    const asked = read(where);
    return readLedger(flows(asked).get(asked.sector) ?? emptyLedger());
  };

  return {
    flow,
    index(where) {
      const { market, sector, day, instant } = read(where);
      const kept = market === 'kospi' || market === 'kosdaq';
      const traded = day >= HISTORY_BEGAN && hasSession(day) && !isUnborn(market, sector, day);
      if (!kept || !traded) return undefined;
      const level = indexLevels(market, sector, day, instant);
      const before = level.hundredths - level.changeHundredths;
      return {
        ...level,
        percentHundredths: Math.round((level.changeHundredths / before) * 10_000) + 0,
        volume: turnover(flow(where).volume),
      };
    },
    stocks: [...holdings.stocks.keys()],
    holding(code, day, venue = 'krx') {
      const stock = holdings.stocks.get(code);
      return stock && holdings.on(stock, venue, dayNumberOf(day), clock.now());
    },
    holdings(code, venue = 'krx') {
      const stock = holdings.stocks.get(code);
      if (stock === undefined) return [];
      const rows: HoldingTruth[] = [];
      const began = holdings.began(stock, venue);
      const instant = clock.now();
      for (let day = sessionUpTo(dateAt(instant)); day >= began; day = sessionBefore(day)) {
        const row = holdings.on(stock, venue, day, instant);
        if (row !== undefined) rows.push(row);
      }
      return rows;
    },
  };
}

/** The newest session that has begun at the venue. */
export function latestSession(venue: Venue, instant: number): number {
  const newest = sessionUpTo(dateAt(instant));
  return hasBegun(venue, newest, instant) ? newest : sessionBefore(newest);
}
