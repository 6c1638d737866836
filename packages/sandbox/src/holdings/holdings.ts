import { NEXTRADE_OPENED, type TradingDay, type Venue } from '@investor-flow/core';
import { dateAt, dayNumberOf, type DayNumber, dayOf, hasSession, sessionBefore } from '../days.ts';
import { boughtIn, OFFSETS } from '../market/ledger.ts';
import type { Flows } from '../market/flows.ts';
import type { PriceBook } from '../stocks/prices.ts';
import { isListed, listedSharesOn, type Stock } from '../stocks/stock.ts';
import type { Position } from './depository.ts';

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

/** What a stock's holdings are read from. */
export interface Sources {
  readonly flows: Flows;
  readonly pricesOf: (stock: Stock) => PriceBook;
  readonly positionOn: (stock: Stock, day: DayNumber) => Position;
}

export interface Holdings {
  /** The first day with a row at the venue. */
  began(stock: Stock, venue: Venue): DayNumber;
  /** What is known of a session at an instant; nothing when there is no such row. */
  on(stock: Stock, venue: Venue, day: DayNumber, instant: number): HoldingTruth | undefined;
}

export function createHoldings({ flows, pricesOf, positionOn }: Sources): Holdings {
  const began = (stock: Stock, venue: Venue): DayNumber =>
    venue === 'nxt' ? Math.max(stock.listedOn, dayNumberOf(NEXTRADE_OPENED)) : stock.listedOn;

  return {
    began,
    on(stock, venue, day, instant) {
      const today = dateAt(instant);
      if (day > today || day < began(stock, venue) || !hasSession(day)) return undefined;
      if (!isListed(stock, day) || (venue === 'nxt' && !stock.onNextrade)) return undefined;
      // The depository counts overnight: until midnight today's row repeats the session before.
      const settled = day < today || day === stock.listedOn ? day : sessionBefore(day);
      const { held, change } = positionOn(stock, settled);
      const tradedOn = (date: DayNumber): number => {
        const at = { venue, day: date, instant };
        return boughtIn(flows.ofCell(flows.cellOf(stock), at, 'traded'), OFFSETS.volume);
      };
      const traded = tradedOn(day);
      // Nothing traded yet: even the prices are the session before's.
      const shown = day === today && traded === 0 ? settled : day;
      const prices = pricesOf(stock).at(venue, shown, instant);
      return {
        day: dayOf(day),
        heldShares: held,
        limitShares: stock.limitShares,
        acquirableShares: stock.limitShares - held,
        listedShares: listedSharesOn(stock, settled),
        changeShares: settled === day ? change : 0,
        close: prices.last,
        closeChange: prices.change,
        tradedShares: shown === day ? traded : tradedOn(shown),
      };
    },
  };
}
