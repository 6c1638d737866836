import {
  compact,
  compactDay,
  type RowOfEndpoint,
  signed,
  unsigned,
} from '@investor-flow/adapter-kit';
import type { Measure, Trade } from '@investor-flow/core';
import { rowsCall, type StockPage, type UpTo } from './calls.ts';
import { stockCode } from './codes.ts';
import { signedIn, unsignedIn } from './columns.ts';

/** 백만원 and single shares (measured). */
export const STEPS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/**
 * ka90013 종목일별프로그램매매추이요청: programme trading of one stock, twenty days a page, newest first.
 * POST /api/dostk/mrkcond
 */
export const ka90013 = rowsCall({
  id: 'ka90013',
  path: '/api/dostk/mrkcond',
  body: ({ stock, venue, to }: StockPage & UpTo) => ({
    amt_qty_tp: '1', // amounts in the amount columns; a sister call fills them with shares for 2 (measured)
    stk_cd: stockCode(stock, venue),
    date: compact(to),
  }),
  list: 'stk_daly_prm_trde_trnsn',
  key: { column: 'dt', schema: compactDay }, // 일자
  row: {
    prm_sell_amt: unsignedIn(STEPS.value), // 프로그램매도금액, 백만원
    prm_buy_amt: unsignedIn(STEPS.value), // 프로그램매수금액
    prm_netprps_amt: signedIn(STEPS.value), // 프로그램순매수금액: its minus is doubled (measured)
    prm_sell_qty: unsigned, // 프로그램매도수량, 주
    prm_buy_qty: unsigned, // 프로그램매수수량
    prm_netprps_qty: signed, // 프로그램순매수수량
  },
});

type Columns = RowOfEndpoint<typeof ka90013>;

/** What was bought and sold, in won or shares. */
export const tradeOf = (row: Columns, measure: Measure): Trade => {
  const [net, buy, sell] =
    measure === 'value'
      ? [row.prm_netprps_amt, row.prm_buy_amt, row.prm_sell_amt]
      : [row.prm_netprps_qty, row.prm_buy_qty, row.prm_sell_qty];
  const step = STEPS[measure];
  return { net: net * step, buy: buy * step, sell: sell * step };
};
