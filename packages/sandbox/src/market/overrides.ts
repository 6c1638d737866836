import type { Investor, Market, SectorId, StockCode } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';

/** A net that was set by hand, in won: of a stock, or of a sector. */
export interface Override {
  readonly market: Market;
  readonly sector: SectorId;
  readonly stock: StockCode | undefined;
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
