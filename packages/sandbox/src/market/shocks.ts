import type { Market, SectorId, StockCode } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';

/** A jump of prices that stays: of one stock, or of a market with all its sectors and stocks. */
export interface Shock {
  readonly market: Market;
  readonly sector: SectorId;
  readonly stock: StockCode | undefined;
  readonly day: DayNumber;
  /** What prices are multiplied by from that day on. */
  readonly factor: number;
}

export interface Shocks {
  add(shock: Shock): void;
  /** Grows with every shock. */
  readonly version: number;
  onStock(
    stock: StockCode,
    within: { market: Market; sectors: readonly SectorId[] },
    day: DayNumber,
  ): number;
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
    onStock: (stock, { market, sectors }, day) =>
      shocks.length === 0
        ? 1
        : product(day, (it) =>
            it.stock === undefined
              ? it.market === market && sectors.includes(it.sector)
              : it.stock === stock,
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
