import type { StockCode } from '../words.ts';
import type { Market, Measure, Venue } from '../market.ts';
import type { Trade } from './flows.ts';
import type { Dated } from './provenance.ts';

/** Programme trading by kind; `total` is the two together. */
export interface ProgramKinds {
  readonly arbitrage: Trade;
  readonly nonArbitrage: Trade;
  readonly total: Trade;
}

/** Programme trading of a market on one day, in won; positive `net` is buying. */
export interface ProgramTrade extends Dated, ProgramKinds {
  readonly market: Market;
  readonly venue: Venue;
  /** Korean time, `HH:MM:SS`, in the series of a day; the figures are those from the opening until then. */
  readonly time?: string;
  /** Shares. */
  readonly volume?: ProgramKinds;
  readonly rounding: { readonly value: number; readonly volume?: number };
  /** The level of KOSPI 200, at either market; like `basis` in points, and absent before the opening. */
  readonly kospi200?: number;
  readonly basis?: number;
}

/** All programme trading in one stock on one day: won and shares; positive `net` is buying. */
export interface StockProgramTrade extends Dated {
  readonly stock: StockCode;
  readonly venue: Venue;
  readonly value?: Trade;
  readonly volume?: Trade;
  readonly rounding: { readonly [M in Measure]?: number };
}
