import type { Environment, Status } from './investor-flow.ts';
import type { Venue } from './market.ts';
import type { StockCode } from './stock-code.ts';
import type { TradingDay } from './trading-day.ts';

/**
 * What foreigners hold of one stock at the end of one day, and what they still may buy.
 *
 * Shares and won are whole; percentages are percent (26.1 means 26.1 %). `changeShares` is the broker's own figure and
 * not always the difference of two days' holdings: registrations outside trading move those too.
 */
export interface ForeignHolding {
  readonly broker: string;
  readonly environment: Environment;
  readonly api: string;
  readonly stock: StockCode;
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly status: Status;
  readonly observedAt: string;
  readonly heldShares: number;
  readonly limitShares: number;
  /** The limit less what is held. */
  readonly acquirableShares: number;
  /** Held, of the listed shares. */
  readonly ownershipPercent: number;
  /** Held, of the limit. */
  readonly limitUsedPercent: number;
  readonly changeShares: number;
  readonly limitChangeShares: number;
  readonly close: number;
  readonly closeChange: number;
  readonly tradedShares: number;
}
