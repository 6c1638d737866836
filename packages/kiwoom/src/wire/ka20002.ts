import {
  impossible,
  price,
  type RowOfEndpoint,
  signed,
  signedDecimal,
  text,
  tradedVolume,
} from '@investor-flow/adapter-kit';
import { type MarketPage, rowsCall, STOCK_ROWS } from './calls.ts';
import { EXCHANGE, MARKETS } from './codes.ts';

/**
 * ka20002 업종별주가요청: the stocks of a sector, a hundred a page in the order of their codes. The broker ignores
 * `mrkt_tp`; the sector's code decides (measured).
 * POST /api/dostk/sect
 */
export const ka20002 = rowsCall({
  id: 'ka20002',
  path: '/api/dostk/sect',
  body: ({ market, code, venue }: MarketPage & { readonly code: string }) => ({
    mrkt_tp: MARKETS[market],
    inds_cd: code,
    stex_tp: EXCHANGE[venue],
  }),
  list: 'inds_stkpc',
  ...STOCK_ROWS,
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
});

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
}: RowOfEndpoint<typeof ka20002>) {
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
