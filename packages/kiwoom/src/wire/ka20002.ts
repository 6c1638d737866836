import {
  impossible,
  type Impossible,
  price,
  rowsEndpoint,
  type RowOfEndpoint,
  signed,
  signedDecimal,
  text,
  tradedVolume,
} from '@investor-flow/adapter-kit';
import type { SectorStock, Venue } from '@investor-flow/core';
import { cursorHeaders } from './dialect.ts';
import { EXCHANGE, MARKETS, misplacedCode, type ServedMarket, stockCodeColumn } from './codes.ts';

/** One page of the stocks of a sector. */
export interface SectorStocksQuery {
  readonly market: ServedMarket;
  readonly code: string;
  readonly venue: Venue;
  readonly cursor: string | undefined;
}

/**
 * ka20002 업종별주가요청: the stocks of a sector, a hundred a page in the order of their codes. The broker ignores
 * `mrkt_tp`; the sector's code decides (measured).
 * POST /api/dostk/sect
 */
export const ka20002 = rowsEndpoint({
  id: 'ka20002',
  request: ({ market, code, venue, cursor }: SectorStocksQuery) => ({
    method: 'POST',
    path: '/api/dostk/sect',
    body: { mrkt_tp: MARKETS[market], inds_cd: code, stex_tp: EXCHANGE[venue] },
    headers: cursorHeaders(cursor),
  }),
  list: 'inds_stkpc',
  key: { column: 'stk_cd', schema: stockCodeColumn }, // 종목코드
  names: ['stk_nm'],
  row: {
    stk_nm: text, // 종목명
    cur_prc: price, // 현재가, 원; its sign is a colour (measured)
    pred_pre: signed, // 전일대비, 원
    flu_rt: signedDecimal, // 등락률
    now_trde_qty: tradedVolume, // 현재거래량, 주
    open_pric: price, // 시가: 0 where the stock is halted (measured)
    high_pric: price, // 고가
    low_pric: price, // 저가
  },
  foreign: (code, { venue }) => misplacedCode(code, venue),
});

type Figures = Pick<
  SectorStock,
  'name' | 'lastPrice' | 'change' | 'changePercent' | 'open' | 'high' | 'low' | 'tradedShares'
>;

/** The figures of a stock in a row. A halted one has no range: the broker writes 0. */
export function figuresOf({
  stk_nm: name,
  cur_prc: lastPrice,
  pred_pre: change,
  flu_rt: changePercent,
  now_trde_qty: tradedShares,
  open_pric: open,
  high_pric: high,
  low_pric: low,
}: RowOfEndpoint<typeof ka20002>): Figures | Impossible {
  if (lastPrice === 0) return impossible('there is no price');
  return {
    name,
    lastPrice,
    change,
    changePercent,
    ...(open === 0 ? {} : { open }),
    ...(high === 0 ? {} : { high }),
    ...(low === 0 ? {} : { low }),
    ...(tradedShares === undefined ? {} : { tradedShares }),
  };
}
