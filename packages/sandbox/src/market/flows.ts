import { type Market, type SectorId, sectorsOf, type Venue } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import { type Cell, cellsOf } from './cells.ts';
import { type Floor, floorsOf, progressOf } from './hours.ts';
import { addLedger, emptyLedger, type Ledger } from './ledger.ts';
import { moodOf, type Session, trade, turnoverOf } from './trading.ts';

/** A market's ledgers, one for each of its sectors. */
export type Books = ReadonlyMap<SectorId, Ledger>;

/** Finds what every sector of a market traded on a day, as far as the instant has come. */
export type Flows = (where: {
  readonly market: Market;
  readonly venue: Venue;
  readonly day: DayNumber;
  readonly instant: number;
}) => Books;

const KEPT_DAYS = 256;

export function createFlows(seed: string): Flows {
  const cells = new Map<Market, readonly Cell[]>();
  const kept = new Map<string, { readonly done: number; readonly books: Books }>();

  function floorBooks(market: Market, floor: Floor, day: DayNumber, instant: number): Books {
    const progress = progressOf(floor, day, instant);
    const key = `${market} ${floor} ${day}`;
    const found = kept.get(key);
    if (found?.done === progress.done) return found.books;
    const own = cells.get(market) ?? cellsOf(seed, market);
    cells.set(market, own);
    const books = tradeAll({ seed, market, floor, day, progress }, own);
    kept.delete(key);
    kept.set(key, { done: progress.done, books });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_DAYS && oldest !== undefined) kept.delete(oldest);
    return books;
  }

  return ({ market, venue, day, instant }) => {
    const [first, ...others] = floorsOf(venue).map((it) => floorBooks(market, it, day, instant));
    if (first === undefined || others.length === 0) return first ?? new Map();
    return new Map(
      [...first].map(([sector, ledger]) => {
        const sum = ledger.slice();
        for (const books of others) addLedger(sum, books.get(sector) ?? emptyLedger());
        return [sector, sum];
      }),
    );
  };
}

function tradeAll(session: Session, cells: readonly Cell[]): Books {
  const books = new Map(sectorsOf(session.market).map(({ id }) => [id, emptyLedger()]));
  const turnover = turnoverOf(session);
  if (turnover === 0) return books;
  const mood = moodOf(session);
  for (const cell of cells) {
    const ledger = trade(session, cell, turnover, mood);
    for (const sector of cell.sectors) {
      const into = books.get(sector);
      if (into !== undefined) addLedger(into, ledger);
    }
  }
  return books;
}
