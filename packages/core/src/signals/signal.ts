import type { Result } from 'neverthrow';
import type { TradingCalendar } from '../calendar/moment.ts';
import type { TradingDay } from '../words.ts';
import type { Measure } from '../market.ts';
import type { InvestorFlow, StockFlow } from '../model/flows.ts';

/** Rows that signals read: of one market or sector, or of one stock, in any order. */
export type SignalRows = readonly InvestorFlow[] | readonly StockFlow[];

export interface SignalOptions {
  /** Default `value`: won. */
  readonly measure?: Measure;
  /** Which days are sessions; default KRX's. */
  readonly calendar?: TradingCalendar;
}

/** Why rows give no signal. `mixed`: they differ in subject, broker, venue or environment. */
export interface SignalRefusal {
  readonly rule: 'no-rows' | 'two-rows-of-a-day' | 'mixed' | 'no-figure';
  readonly message: string;
}

/** A signal, with the sessions between the first and the last row that have no row, oldest first. */
export type Signal<It> = Result<It & { readonly missing: readonly TradingDay[] }, SignalRefusal>;
