import { rowsEndpoint, signedDecimal, unsigned } from '@investor-flow/adapter-kit';
import { compactDay } from './days.ts';
import { cursorHeaders } from './dialect.ts';
import { level } from './levels.ts';
import { MARKETS, type ServedMarket } from './sectors.ts';

/** The latest sessions of one sector's index. */
export interface IndexDaysQuery {
  readonly market: ServedMarket;
  readonly code: string;
  readonly cursor: string | undefined;
}

/** How many sessions an answer holds, today's unfinished one among them. */
export const SESSIONS_HELD = 20;

/** 천주 (measured). */
export const STEP = 1000;

/**
 * ka20009 업종현재가일별요청: the latest twenty sessions of a sector's index. The header of the present is not read.
 * POST /api/dostk/sect
 */
export const ka20009 = rowsEndpoint({
  id: 'ka20009',
  request: ({ market, code, cursor }: IndexDaysQuery) => ({
    method: 'POST',
    path: '/api/dostk/sect',
    body: { mrkt_tp: MARKETS[market], inds_cd: code },
    headers: cursorHeaders(cursor),
  }),
  list: 'inds_cur_prc_daly_rept',
  key: { column: 'dt_n', schema: compactDay }, // 일자
  row: {
    cur_prc_n: level, // 현재가; its sign is a colour (measured)
    pred_pre_n: signedDecimal, // 전일대비
    flu_rt_n: signedDecimal, // 등락률
    acc_trde_qty_n: unsigned, // 누적거래량, 천주
  },
});
