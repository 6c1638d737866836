import type { Investor } from '../investor.ts';
import type { Measure, Venue, VolumeUnit } from '../market.ts';
import type { TradingDay } from '../words.ts';
import type { DayBasis, Provenance, Status } from './provenance.ts';

/** Positive `net` is buying. `buy` and `sell` are never negative, and absent where the broker gives only the net. */
export interface Trade {
  readonly net: number;
  readonly buy?: number;
  readonly sell?: number;
}

/** Whole won, shares or contracts by investor; an investor that the broker does not report is absent. */
export type InvestorTable = { readonly [I in Investor]?: Trade } & {
  readonly individual: Trade;
  readonly foreign: Trade;
  readonly institution: Trade;
};

/** What the broker neither states nor documents. */
export type Assumption = 'day' | 'venue' | 'volume-unit';

/** What the flow of a market and the flow of a stock have in common. */
export interface FlowFigures extends Provenance {
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  readonly status: Status;
  /** Won. */
  readonly value?: InvestorTable;
  /** Shares, or contracts on derivative markets. */
  readonly volume?: InvestorTable;
  readonly volumeUnit: VolumeUnit;
  /** The broker's own step, in won and in shares or contracts, of the measures present. */
  readonly rounding: { readonly [M in Measure]?: number };
  /** Investors whose figures are sums of several of the broker's columns. */
  readonly derived: readonly Investor[];
  readonly assumed: readonly Assumption[];
}
