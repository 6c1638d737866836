import { compactDay, rowsEndpoint, type RowsSpec } from '@investor-flow/adapter-kit';
import type { RankedInvestor, RankingSide, StockCode, TradingDay } from '@investor-flow/core';
import type * as z from 'zod/mini';
import type { StockMarket } from './codes.ts';

type CallSpec<Query, Shape extends z.core.$ZodLooseShape> = Omit<
  RowsSpec<Query, Shape>,
  'request'
> & {
  readonly path: string;
  readonly query: (query: Query) => Readonly<Record<string, string>>;
};

/** A call that answers with rows: a GET. */
export const rowsCall = <Query, const Shape extends z.core.$ZodLooseShape>({
  path,
  query: queryOf,
  ...spec
}: CallSpec<Query, Shape>) =>
  rowsEndpoint<Query, Shape>({
    ...spec,
    request: (query) => ({ method: 'GET', path, query: queryOf(query) }),
  });

/** The key of rows by day. */
export const DAY = { column: 'stck_bsop_date', schema: compactDay } as const; // 주식 영업 일자

/** A quote beside the figures of a day, which is there although the broker knows nothing of them. */
export const QUOTE = [
  'stck_clpr',
  'prdy_vrss',
  'prdy_vrss_sign',
  'prdy_ctrt',
  'acml_vol',
  'acml_tr_pbmn',
] as const;

/** Rows that go back from a day. */
export interface AsOf {
  /** The newest day. */
  readonly asOf: TradingDay;
}

/** The days of a stock. */
export interface StockDays extends AsOf {
  readonly stock: StockCode;
}

/** What a ranking is asked for; each call reads what it has a parameter for. */
export interface RankingQuery {
  readonly market: StockMarket;
  readonly side: RankingSide;
  readonly investor: RankedInvestor;
}

export const SIDE = { buy: '0', sell: '1' } as const satisfies Record<RankingSide, string>;
