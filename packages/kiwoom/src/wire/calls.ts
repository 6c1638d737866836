import { rowsEndpoint, type RowsSpec } from '@investor-flow/adapter-kit';
import type { StockCode, TradingDay, Venue } from '@investor-flow/core';
import type * as z from 'zod/mini';
import { misplacedCode, type ServedMarket, stockCodeColumn } from './codes.ts';
import { cursorHeaders } from './dialect.ts';

type CallSpec<Query, Shape extends z.core.$ZodLooseShape> = Omit<
  RowsSpec<Query, Shape>,
  'request'
> & {
  readonly path: string;
  readonly body: (query: Query) => Readonly<Record<string, string>>;
};

/** A call that answers with rows: a POST; a query with a cursor asks for the page behind it. */
export const rowsCall = <Query extends object, const Shape extends z.core.$ZodLooseShape>({
  path,
  body,
  ...spec
}: CallSpec<Query, Shape>) =>
  rowsEndpoint<Query, Shape>({
    ...spec,
    request: (query) => {
      const page: Partial<Pick<StockPage, 'cursor'>> = query;
      const headers = 'cursor' in page ? { headers: cursorHeaders(page.cursor) } : {};
      return { method: 'POST', path, body: body(query), ...headers };
    },
  });

/** One page of what a call has of a stock. */
export interface StockPage {
  readonly stock: StockCode;
  readonly venue: Venue;
  /** Where the page is; absent for the first. */
  readonly cursor: string | undefined;
}

/** Rows that run back from a day. */
export interface UpTo {
  /** The last day wanted. */
  readonly to: TradingDay;
}

/** One page of what a call has of a market. */
export interface MarketPage extends Omit<StockPage, 'stock'> {
  readonly market: ServedMarket;
}

/** What calls have in common whose rows are stocks: the venue that was asked is in their codes. */
export const STOCK_ROWS = {
  key: { column: 'stk_cd', schema: stockCodeColumn }, // 종목코드
  names: ['stk_nm', 'rank'],
  foreign: (code: string, { venue }: Pick<StockPage, 'venue'>) => misplacedCode(code, venue),
} as const;
