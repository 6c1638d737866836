import type { Market, Venue } from '../market.ts';
import type { StockCode } from '../words.ts';
import type { FlowSector } from './flows.ts';
import type { Dated, Provenance, Status } from './provenance.ts';

/** A listed stock; the names are as the broker writes them. */
export interface Stock extends Provenance {
  readonly stock: StockCode;
  readonly name: string;
  readonly market: Market;
  readonly listedShares: number;
  readonly sectorName?: string;
  /** 대형주, 중형주 or 소형주. */
  readonly sizeName?: string;
  readonly tradesOnNextrade?: boolean;
}

/** One stock of a sector: prices and `change` in won. */
export interface SectorStock extends Dated {
  readonly stock: StockCode;
  /** As the broker writes it. */
  readonly name: string;
  readonly market: Market;
  readonly sector: FlowSector;
  readonly venue: Venue;
  readonly lastPrice: number;
  readonly change: number;
  readonly changePercent: number;
  /** Like `high` and `low` absent where the broker writes 0: the stock is halted. */
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  /** Absent where the broker's traded volume does not fit its column. */
  readonly tradedShares?: number;
}

/** What a ranking is by; rankings of two bases are never compared. */
export const RANKING_BASES = [
  'holding-change',
  'holding-streak',
  'limit-use',
  'broker-desk',
  'trade-streak',
  'trade',
  'estimate',
] as const;
export type RankingBasis = (typeof RANKING_BASES)[number];

/** What one investor traded over the sessions of a ranking: shares and won, and for how many sessions in a row. */
export interface RankedTrade {
  readonly netShares: number;
  readonly netValue: number;
  /** Below 0: sessions of selling. */
  readonly streakSessions: number;
}

/** One place of a ranking; shares, won and percent, positive is buying. Which of them are present depends on `basis`. */
export interface RankedStock extends Dated<Status | 'estimated'> {
  /** From 1, in the broker's order. */
  readonly rank: number;
  readonly stock: StockCode;
  /** As the broker writes it. */
  readonly name: string;
  readonly market?: Market;
  readonly basis: RankingBasis;
  /** Over how many sessions. */
  readonly sessions: number;
  readonly netShares?: number;
  readonly netValue?: number;
  readonly rounding: { readonly netShares?: number; readonly netValue?: number };
  readonly heldShares?: number;
  /** Held, of the limit. */
  readonly limitUsedPercent?: number;
  readonly limitUsedChange?: number;
  readonly institution?: RankedTrade;
  readonly foreign?: RankedTrade;
}
