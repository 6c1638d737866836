import type { StockCode, TradingDay } from '../words.ts';
import type { Market } from '../market.ts';
import type { DayBasis, Provenance, Status } from './provenance.ts';

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
export interface RankedStock extends Provenance {
  /** From 1, in the broker's order. */
  readonly rank: number;
  readonly stock: StockCode;
  /** As the broker writes it. */
  readonly name: string;
  readonly market?: Market;
  readonly basis: RankingBasis;
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  readonly status: Status | 'estimated';
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
