import type { StockCode } from '../words.ts';
import type { Investor } from '../investor.ts';
import type { Measure, Venue } from '../market.ts';
import type { Trade } from './flows.ts';
import type { Dated } from './provenance.ts';

/** The investors whose trading is estimated; one whose column is missing is absent. */
export type EstimateTable = { readonly [I in Investor]?: Trade };

/**
 * What foreigners and institutions have traded in one stock so far, by the estimates of brokers' staff.
 *
 * Cumulative over the day, in won and shares; positive `net` is buying. It is never a flow, and never compared with one.
 */
export interface StockEstimate extends Dated<'estimated'> {
  readonly stock: StockCode;
  readonly venue: Venue;
  /** Korean time, `HH:MM:SS`; at Korea Investment the hour at which its slot is published. */
  readonly time: string;
  readonly value?: EstimateTable;
  readonly volume?: EstimateTable;
  readonly rounding: { readonly [M in Measure]?: number };
}
