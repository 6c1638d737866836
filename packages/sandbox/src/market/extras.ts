import { WHOLE_INVESTORS } from '@investor-flow/core';
import type { Cell } from './cells.ts';
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
import type { Override } from './overrides.ts';
import { ACTING, type Trader, tradersWithin } from './traders.ts';
import type { Floor } from './hours.ts';
import type { DayNumber } from '../days.ts';

/** Deals that make a day’s nets what they were set to be, by the cell they are booked in. */
export type Extras = ReadonlyMap<Cell, readonly Deal[]>;

const WHOLE = { done: 1, of: 1, corrected: false };

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
