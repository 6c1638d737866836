import { text } from '@investor-flow/adapter-kit';
import type { Market, Venue } from '@investor-flow/core';
import type * as z from 'zod/mini';
import { rowsCall, STOCK_ROWS } from './calls.ts';
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

interface RankingSpec<Shape> {
  readonly id: string;
  readonly path: string;
  readonly body: (query: RankingQuery) => Readonly<Record<string, string>>;
  readonly list: string;
  readonly row: Shape;
}

/** A call whose list is one ranking, with each stock and its name once. */
export const rankingCall = <const Shape extends z.core.$ZodLooseShape>({
  body,
  row,
  ...spec
}: RankingSpec<Shape>) =>
  rowsCall({
    ...spec,
    ...STOCK_ROWS,
    unique: true,
    body: (query: RankingQuery) => ({ mrkt_tp: RANKING_MARKET[query.market], ...body(query) }),
    row: { stk_nm: text, ...row }, // 종목명
  });
