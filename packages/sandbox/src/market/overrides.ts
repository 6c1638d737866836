import { type Investor, type Market, type StockCode, WHOLE_INVESTORS } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import type { Cell } from './cells.ts';
import { type Floor, WHOLE } from './hours.ts';
import {
  addLedger,
  bookDeal,
  boughtIn,
  type Deal,
  emptyLedger,
  type Ledger,
  netOf,
  OFFSETS,
} from './ledger.ts';
import type { Target } from './shocks.ts';
import { ACTING, type Trader, tradersWithin } from './traders.ts';

/** A net that was set by hand, in won: of a stock, or of a sector. */
export interface Override extends Target {
  readonly investor: Investor;
  readonly day: DayNumber;
  readonly net: number;
}

export interface Overrides {
  set(override: Override): void;
  /** Those of a day in a market, stocks first and whole markets last; nothing on an ordinary day. */
  on(market: Market, day: DayNumber): readonly Override[] | undefined;
  /** The days on which a stock has one. */
  daysOf(stock: StockCode): readonly DayNumber[];
  /** Grows with every change. */
  readonly version: number;
}

const NONE: readonly DayNumber[] = [];

export function createOverrides(): Overrides {
  const byDay = new Map<string, readonly Override[]>();
  let version = 0;
  const rankOf = ({ stock, sector }: Override): number => {
    if (stock !== undefined) return 0;
    return sector === 'all' ? 2 : 1;
  };
  const isSame = (one: Override, other: Override): boolean =>
    one.stock === other.stock && one.sector === other.sector && one.investor === other.investor;
  return {
    set(override) {
      const key = `${override.market} ${override.day}`;
      const others = (byDay.get(key) ?? []).filter((it) => !isSame(it, override));
      byDay.set(
        key,
        [...others, override].toSorted((a, b) => rankOf(a) - rankOf(b)),
      );
      version += 1;
    },
    on: (market, day) => (byDay.size === 0 ? undefined : byDay.get(`${market} ${day}`)),
    daysOf: (stock) =>
      byDay.size === 0
        ? NONE
        : [...byDay.values()].flatMap((list) =>
            list.filter((it) => it.stock === stock).map(({ day }) => day),
          ),
    get version() {
      return version;
    },
  };
}

/** Deals that make a day’s nets what they were set to be, by the cell they are booked in. */
export type Extras = ReadonlyMap<Cell, readonly Deal[]>;

/** Works out the deals of one floor; `ledgerOf` is what a cell trades by itself in the whole day. */
export function extrasOf(
  overrides: readonly Override[],
  cells: readonly Cell[],
  at: { readonly floor: Floor; readonly day: DayNumber },
  ledgerOf: (cell: Cell) => Ledger,
): Extras {
  const extras = new Map<Cell, Deal[]>();
  const sectorsOf = (cell: Cell) => cell.sectorsOn(at.day);
  for (const override of overrides) {
    const within = cells.filter((cell) =>
      override.stock === undefined
        ? sectorsOf(cell).includes(override.sector)
        : cell.name === override.stock,
    );
    const place = override.stock === undefined ? placeFor(override, overrides, within) : within[0];
    if (place === undefined) continue;
    const sum = emptyLedger();
    for (const cell of within) {
      addLedger(sum, ledgerOf(cell));
      for (const deal of extras.get(cell) ?? []) bookDeal(sum, deal, WHOLE);
    }
    // The day is what was set; the evening then changes nothing.
    const wanted = at.floor === 'krx' ? override.net : 0;
    const missing = wanted - netOf(sum, OFFSETS.value, tradersWithin(override.investor));
    if (missing === 0) continue;
    const own = ledgerOf(place);
    const shares = boughtIn(own, OFFSETS.volume);
    const price = shares === 0 ? place.price : boughtIn(own, OFFSETS.value) / shares;
    const deals = extras.get(place) ?? [];
    deals.push(dealOf(missing, price, override, overrides));
    extras.set(place, deals);
  }
  return extras;

  /** A cell without a name, in as few of the other sectors that were set as can be. */
  function placeFor(override: Override, all: readonly Override[], within: readonly Cell[]) {
    const others = new Set(all.map(({ sector }) => sector).filter((it) => it !== override.sector));
    const overlaps = (cell: Cell): number => sectorsOf(cell).filter((it) => others.has(it)).length;
    return within
      .filter(({ stock, began }) => stock === undefined && (began === undefined || began <= at.day))
      .toSorted((a, b) => overlaps(a) - overlaps(b) || b.weight - a.weight)[0];
  }
}

function dealOf(
  missing: number,
  price: number,
  override: Override,
  all: readonly Override[],
): Deal {
  const own = actorOf(override.investor);
  const other = balanceOf(override, all);
  const value = Math.abs(missing);
  const [buyer, seller] = missing > 0 ? [own, other] : [other, own];
  return { buyer, seller, value, volume: Math.round(value / price) };
}

const actorOf = (investor: Override['investor']): Trader =>
  investor in ACTING
    ? ACTING[investor as keyof typeof ACTING]
    : (tradersWithin(investor)[0] ?? 'individual');

/** Who takes the other side: a whole investor whose own net was not set. */
function balanceOf({ investor, stock, sector }: Override, all: readonly Override[]): Trader {
  const taken = all
    .filter((it) => it.stock === stock && it.sector === sector)
    .flatMap((it) => tradersWithin(it.investor));
  const own = tradersWithin(investor);
  const free = [...WHOLE_INVESTORS].filter(
    (whole) => !tradersWithin(whole).some((it) => taken.includes(it) || own.includes(it)),
  );
  const [first = 'individual'] = free;
  return actorOf(first);
}
