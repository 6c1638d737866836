import type { Market, RankedStock, RankedTrade, StockCode, Venue } from '@investor-flow/core';
import type { ServedMarket } from './codes.ts';

/** What a ranking is asked for; each call reads what it has a parameter for. */
export interface RankingQuery {
  readonly market: ServedMarket;
  readonly side: 'buy' | 'sell';
  readonly investor: 'foreign' | 'institution';
  readonly sessions: number;
  readonly venue: Venue;
}

/** The numbers of markets in rankings: other ones than in ka10051. */
export const RANKING_MARKET = { kospi: '001', kosdaq: '101' } as const satisfies {
  readonly [M in Market]?: string;
};

/** The numbers of the sides are in some rankings the one way round, in some the other. */
export const SELL_FIRST = { sell: '1', buy: '2' } as const;
export const BUY_FIRST = { buy: '1', sell: '2' } as const;

/** The figures of a row of a ranking; which they are depends on the call. */
export type RankedFigures = Pick<RankedStock, 'name'> &
  Partial<
    Pick<
      RankedStock,
      'netShares' | 'netValue' | 'heldShares' | 'limitUsedPercent' | 'limitUsedChange'
    >
  > & { readonly institution?: RankedTrade; readonly foreign?: RankedTrade };

export interface Ranked extends RankedFigures {
  readonly stock: StockCode;
}
