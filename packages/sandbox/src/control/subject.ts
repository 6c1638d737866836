import {
  type Investor,
  type Market,
  type SectorId,
  sectorIn,
  type StockCode,
  type TradingDay,
} from '@investor-flow/core';
import { type DayNumber, dayOf } from '../days.ts';
import { isListed } from '../stocks/stock.ts';
import type { World } from '../world.ts';

/** What is changed: a stock, or a market and one of its sectors. */
export type Subject =
  | { readonly stock: StockCode; readonly market?: never; readonly sector?: never }
  | { readonly market: Market; readonly sector?: SectorId; readonly stock?: never };

/** A net to be set, in won, on KRX. */
export type Setting = Subject & {
  readonly investor: Investor;
  readonly day: TradingDay;
  readonly net: number;
};

/** A subject as the market keeps it. */
export interface Target {
  readonly market: Market;
  readonly sector: SectorId;
  readonly stock: StockCode | undefined;
}

/** Finds a subject, or throws. */
export function targetOf(world: World, subject: Subject, day: DayNumber): Target {
  if (subject.stock === undefined) {
    const { market, sector = 'all' } = subject;
    if (sectorIn(market, sector) === undefined) {
      throw new RangeError(`${market} has no sector ${sector}`);
    }
    return { market, sector, stock: undefined };
  }
  const stock = world.stocks.get(subject.stock);
  if (stock === undefined || !isListed(stock, day)) {
    throw new RangeError(`${subject.stock} is not listed on ${dayOf(day)}`);
  }
  return { market: stock.market, sector: 'all', stock: stock.code };
}
