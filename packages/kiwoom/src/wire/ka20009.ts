import {
  compactDay,
  impossible,
  type RowOfEndpoint,
  signedDecimal,
} from '@investor-flow/adapter-kit';
import { type MarketPage, rowsCall } from './calls.ts';
import { level, unsignedIn } from './columns.ts';
import { MARKETS } from './codes.ts';

/** How many sessions an answer holds, today's unfinished one among them. */
export const SESSIONS_HELD = 20;

/** 천주 (measured). */
export const STEP = 1000;

/**
 * ka20009 업종현재가일별요청: the latest twenty sessions of a sector's index. The header of the present is not read.
 * POST /api/dostk/sect
 */
export const ka20009 = rowsCall({
  id: 'ka20009',
  path: '/api/dostk/sect',
  body: ({ market, code }: Omit<MarketPage, 'venue'> & { readonly code: string }) => ({
    mrkt_tp: MARKETS[market],
    inds_cd: code,
  }),
  list: 'inds_cur_prc_daly_rept',
  key: { column: 'dt_n', schema: compactDay }, // 일자
  row: {
    cur_prc_n: level, // 현재가; its sign is a colour (measured)
    pred_pre_n: signedDecimal, // 전일대비
    flu_rt_n: signedDecimal, // 등락률
    acc_trde_qty_n: unsignedIn(STEP), // 누적거래량, 천주
  },
});

/** What a row says of its day. */
export const indexOf = (row: RowOfEndpoint<typeof ka20009>) =>
  row.cur_prc_n === 0
    ? impossible('the index is 0')
    : {
        price: row.cur_prc_n,
        change: row.pred_pre_n,
        changePercent: row.flu_rt_n,
        volume: row.acc_trde_qty_n * STEP,
        rounding: { volume: STEP },
      };
