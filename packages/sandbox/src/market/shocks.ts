import type { Market, SectorId, StockCode } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import type { Stock } from '../stocks/stock.ts';

/** What is changed by hand: one stock, or a market or sector with everything in it. */
export interface Target {
  readonly market: Market;
  readonly sector: SectorId;
  readonly stock: StockCode | undefined;
}

/** A jump of prices that stays. */
export interface Shock extends Target {
  readonly day: DayNumber;
  /** What prices are multiplied by from that day on. */
  readonly factor: number;
}

export interface Shocks {
  add(shock: Shock): void;
  /** Grows with every shock. */
  readonly version: number;
  onStock(stock: Stock, sectors: readonly SectorId[], day: DayNumber): number;
  onIndex(market: Market, sector: SectorId, day: DayNumber): number;
}

export function createShocks(): Shocks {
  const shocks: Shock[] = [];
  const product = (day: DayNumber, hits: (shock: Shock) => boolean): number => {
    let factor = 1;
    for (const shock of shocks) if (shock.day <= day && hits(shock)) factor *= shock.factor;
    return factor;
  };
  return {
    add: (shock) => void shocks.push(shock),
    get version() {
      return shocks.length;
    },
    onStock: ({ code, market }, sectors, day) =>
      shocks.length === 0
        ? 1
        : product(day, (it) =>
            it.stock === undefined
              ? it.market === market && sectors.includes(it.sector)
              : it.stock === code,
          ),
    onIndex: (market, sector, day) =>
      shocks.length === 0
        ? 1
        : product(
            day,
            (it) =>
              it.stock === undefined &&
              it.market === market &&
              (it.sector === 'all' || it.sector === sector),
          ),
  };
}
