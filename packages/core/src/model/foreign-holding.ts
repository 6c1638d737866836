import type { StockCode } from '../words.ts';
import type { Venue } from '../market.ts';
import type { Dated, DayBasis, Status } from './provenance.ts';

/**
 * What foreigners hold of one stock at the end of one day, and what they still may buy.
 *
 * Shares and won are whole; percentages are percent (26.1 means 26.1 %). What the broker does not give is absent.
 * `changeShares` is the broker's own figure and not always the difference of two days' holdings: registrations outside
 * trading move those too.
 */
export interface ForeignHolding extends Dated {
  readonly stock: StockCode;
  readonly venue: Venue;
  readonly dayBasis: Exclude<DayBasis, 'requested'>;
  /** `provisional` until 07:30 Korean time of the next calendar day: until then a row may be a copy of the day before. */
  readonly status: Status;
  readonly heldShares: number;
  /** Held, of the listed shares. */
  readonly ownershipPercent: number;
  /** Held, of the limit. */
  readonly limitUsedPercent: number;
  readonly limitShares?: number;
  /** The limit less what is held; below zero where more is held than the limit allows. */
  readonly acquirableShares?: number;
  readonly limitChangeShares?: number;
  readonly changeShares?: number;
  readonly close?: number;
  readonly closeChange?: number;
  readonly tradedShares?: number;
}
