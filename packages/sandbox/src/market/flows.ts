import { type Market, type SectorId, sectorsOf, type Venue } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import type { Stock } from '../stocks/stock.ts';
import { type Cell, cellsOf } from './cells.ts';
import {
  type Floor,
  type FloorDay,
  floorsOf,
  type Progress,
  progressOf,
  publishedOf,
  type VenueDay,
  WHOLE,
} from './hours.ts';
import { keep, keptByMarket, remember } from './kept.ts';
import { addLedger, bookDeal, emptyLedger, type Ledger, LEDGER_LENGTH } from './ledger.ts';
import { type Extras, extrasOf, type Overrides } from './overrides.ts';
import type { Session, Trading } from './trading.ts';

export type FlowsAt = VenueDay & { readonly instant: number };

/** Which trades count: those that were made, or those whose investors the brokers know. */
export type Known = 'traded' | 'published';

/** Who traded what, of sectors and of stocks. */
export interface Flows {
  cellsOf(market: Market): readonly Cell[];
  /** What a sector traded. */
  ofSector(sector: SectorId, at: FlowsAt): Ledger;
  /** What one cell traded. */
  ofCell(cell: Cell, at: Omit<FlowsAt, 'market'>, known: Known): Ledger;
  /** What one cell traded on one floor in a whole day, corrections apart. */
  onFloor(cell: Cell, floor: Floor, day: DayNumber): Ledger;
  /** What a stock trades by itself in a whole day, whatever was set by hand. */
  unset(cell: Cell, venue: Venue, day: DayNumber): Ledger;
  cellOf(stock: Stock): Cell;
}

export interface FlowSources {
  /** What the market is named by among those that are alike. */
  readonly marketName: string;
  readonly stocks: readonly Stock[];
  readonly trading: Trading;
  readonly overrides: Overrides;
  /** Another number whenever the past was changed. */
  readonly versionOf: () => number;
}

const KEPT_DAYS = 2_048;
const KEPT_EXTRAS = 64;

/** A day’s ledgers of all sectors of a market, one after the other. */
const keptBooks = keptByMarket<{ readonly stamp: string; readonly book: Float64Array }>();

export function createFlows(
  seed: string,
  { marketName, stocks, trading, overrides, versionOf }: FlowSources,
): Flows {
  const cells = new Map<Market, readonly Cell[]>();
  const cellsIn = (market: Market): readonly Cell[] =>
    remember(cells, market, () => cellsOf(seed, market, stocks));
  const byCode = new Map<string, Cell>();
  const booksNow = keptBooks(marketName, versionOf);
  const extras = new Map<string, Extras>();
  const scratch = emptyLedger();

  /** What a cell trades by itself. */
  function wholeOf(cell: Cell, place: FloorDay, progress: Progress): Ledger {
    const ledger = emptyLedger();
    trading.write(ledger, cell, { ...place, progress });
    return ledger;
  }

  /** Deals set by hand for a floor on a day; nothing on an ordinary day. */
  function extrasAt({ market, floor, day }: FloorDay): Extras | undefined {
    const set = overrides.on(market, day);
    if (set === undefined || floor === 'nxt') return undefined;
    const key = `${versionOf()} ${market} ${floor} ${day}`;
    const known = extras.get(key);
    if (known !== undefined) return known;
    const found = extrasOf(set, cellsIn(market), { floor, day }, (cell) =>
      wholeOf(cell, { market, floor, day }, WHOLE),
    );
    keep(extras, key, found, KEPT_EXTRAS);
    return found;
  }

  function ledgerOf(cell: Cell, place: FloorDay, progress: Progress): Ledger {
    const ledger = emptyLedger();
    write(ledger, cell, { ...place, progress }, extrasAt(place));
    return ledger;
  }

  function write(ledger: Ledger, cell: Cell, session: Session, set: Extras | undefined): void {
    const { progress } = session;
    if (set === undefined) return trading.write(ledger, cell, session);
    // What was set stays as it was set: such a day is not corrected.
    trading.write(ledger, cell, { ...session, progress: { ...progress, corrected: false } });
    if (progress.done === 0) return;
    for (const deal of set.get(cell) ?? []) bookDeal(ledger, deal, progress);
  }

  function bookOf(place: FloorDay, progress: Progress): Float64Array {
    const { market, floor, day } = place;
    const books = booksNow();
    const key = `${market} ${floor} ${day}`;
    const stamp = `${progress.done} ${progress.corrected} ${versionOf()}`;
    const kept = books.get(key);
    if (kept?.stamp === stamp) return kept.book;
    const places = placesOf(market);
    const book = new Float64Array(places.size * LEDGER_LENGTH);
    if (progress.done > 0) {
      const set = extrasAt(place);
      const session: Session = { ...place, progress };
      for (const cell of cellsIn(market)) {
        write(scratch, cell, session, set);
        for (const sector of cell.sectorsOn(day)) {
          const at = places.get(sector);
          if (at !== undefined) addLedger(book, scratch, at);
        }
      }
    }
    keep(books, key, { stamp, book }, KEPT_DAYS);
    return book;
  }

  /** What was traded on all floors of a venue. */
  const onFloors = (
    { market, venue, day }: VenueDay,
    ledgerOn: (place: FloorDay) => Ledger,
  ): Ledger => {
    const ledgers = floorsOf(venue, day, market).map((floor) => ledgerOn({ market, floor, day }));
    const [only] = ledgers;
    if (ledgers.length === 1 && only !== undefined) return only;
    const sum = emptyLedger();
    for (const ledger of ledgers) addLedger(sum, ledger);
    return sum;
  };

  return {
    cellsOf: cellsIn,
    cellOf: (stock) =>
      remember(byCode, stock.code, () => {
        const cell = cellsIn(stock.market).find(({ name }) => name === stock.code);
        if (cell === undefined) throw new RangeError(`${stock.code} is in no market`);
        return cell;
      }),
    ofSector(sector, where) {
      const at = placesOf(where.market).get(sector);
      if (at === undefined) return emptyLedger();
      return onFloors(where, (place) =>
        bookOf(place, publishedOf(place, where.instant)).subarray(at, at + LEDGER_LENGTH),
      );
    },
    ofCell(cell, { venue, day, instant }, known) {
      const read = known === 'published' ? publishedOf : progressOf;
      return onFloors({ market: cell.market, venue, day }, (place) =>
        ledgerOf(cell, place, read(place, instant)),
      );
    },
    onFloor: (cell, floor, day) => ledgerOf(cell, { market: cell.market, floor, day }, WHOLE),
    unset: (cell, venue, day) =>
      onFloors({ market: cell.market, venue, day }, (place) =>
        wholeOf(cell, place, { ...WHOLE, corrected: true }),
      ),
  };
}

const PLACES = new Map<Market, ReadonlyMap<SectorId, number>>();

/** Where each sector’s ledger begins in a market’s book. */
const placesOf = (market: Market): ReadonlyMap<SectorId, number> =>
  remember(
    PLACES,
    market,
    () => new Map(sectorsOf(market).map(({ id }, at) => [id, at * LEDGER_LENGTH])),
  );
