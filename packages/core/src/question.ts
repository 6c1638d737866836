import type { Market, Measure, Venue } from './market.ts';
import type { SectorId } from './sector.ts';
import type { StockCode } from './stock-code.ts';
import type { TradingDay } from './calendar/trading-day.ts';

/** What a broker may be asked. */
export const QUESTIONS = ['investorFlow', 'sectorFlows', 'foreignHoldings'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Without `day` the latest session, without `venue` KRX, without `measures` the value alone. */
export interface SectorFlowsQuery {
  readonly market: Market;
  readonly day?: TradingDay | undefined;
  readonly venue?: Venue | undefined;
  readonly measures?: readonly Measure[] | undefined;
}

/** Without `sector` the whole market. */
export interface InvestorFlowQuery extends SectorFlowsQuery {
  readonly sector?: SectorId | undefined;
}

/** Both ends of the range belong to it; without `from` and `limit` thirty days are given. */
export interface ForeignHoldingsQuery {
  readonly stock: StockCode;
  readonly from?: TradingDay | undefined;
  readonly to?: TradingDay | undefined;
  readonly limit?: number | undefined;
  readonly venue?: Venue | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
