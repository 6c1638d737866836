import { NEXTRADE_OPENED, type StockCode, type TradingDay, type Venue } from '@investor-flow/core';
import { dateAt, dayNumberOf, type DayNumber, dayOf, hasSession, sessionBefore } from '../days.ts';
import { createDepository, type PositionOn } from './depository.ts';
import { createPrices, type PricesOf } from './prices.ts';
import { type Stock, stocksAt } from './stocks.ts';

/** What is true of one stock on one session, exact; shares and won. */
export interface HoldingTruth {
  readonly day: TradingDay;
  readonly heldShares: number;
  readonly limitShares: number;
  /** The limit less what is held. */
  readonly acquirableShares: number;
  readonly listedShares: number;
  readonly changeShares: number;
  readonly close: number;
  readonly closeChange: number;
  readonly tradedShares: number;
}

export interface Holdings {
  readonly stocks: ReadonlyMap<StockCode, Stock>;
  /** The first day with a row at the venue. */
  began(stock: Stock, venue: Venue): DayNumber;
  /** What is known of a session at an instant; nothing when there is no such row. */
  on(stock: Stock, venue: Venue, day: DayNumber, instant: number): HoldingTruth | undefined;
}

interface Record {
  readonly prices: PricesOf;
  readonly position: PositionOn;
}

export function createHoldings(seed: string, startedAt: number): Holdings {
  const started = dateAt(startedAt);
  const stocks = stocksAt(started);
  const records = new Map<StockCode, Record>();
  const recordOf = (stock: Stock): Record => {
    const record = records.get(stock.code) ?? {
      prices: createPrices(seed, stock),
      position: createDepository(seed, stock, started),
    };
    records.set(stock.code, record);
    return record;
  };
  const began = (stock: Stock, venue: Venue): DayNumber =>
    venue === 'nxt' ? Math.max(stock.listedOn, dayNumberOf(NEXTRADE_OPENED)) : stock.listedOn;

  return {
    stocks,
    began,
    on(stock, venue, day, instant) {
      const today = dateAt(instant);
      if (day > today || day < began(stock, venue) || !hasSession(day)) return undefined;
      if (venue === 'nxt' && !stock.onNextrade) return undefined;
      const { prices, position } = recordOf(stock);
      // The depository counts overnight: until midnight today's row repeats the session before.
      const settled = day < today || day === stock.listedOn ? day : sessionBefore(day);
      const { held, change, listed } = position(settled);
      const traded = prices(venue, day, instant);
      // Nothing traded yet: even the prices are the session before's.
      const shown =
        day === today && traded.traded === 0 && settled !== day
          ? prices(venue, settled, instant)
          : traded;
      return {
        day: dayOf(day),
        heldShares: held,
        limitShares: stock.limitShares,
        acquirableShares: stock.limitShares - held,
        listedShares: listed,
        changeShares: settled === day ? change : 0,
        close: shown.close,
        closeChange: shown.change,
        tradedShares: shown.traded,
      };
    },
  };
}
