import { type RowOfEndpoint, rowsEndpoint, signed, text } from '@investor-flow/adapter-kit';
import { RANKING_MARKET, type RankedFigures, type RankingQuery } from './rankings.ts';
import { EXCHANGE, misplacedCode, stockCodeColumn } from './codes.ts';

/** The other way round than in ka10037 and ka10065. */
const SIDE = { sell: '1', buy: '2' } as const;

/** `dt` 기간; 1 is 전일, because today's holdings are not known before the next morning (measured of ka10008). */
export const SESSIONS = [1, 5, 10, 20, 60] as const;

/** Single shares. */
export const STEPS = { netShares: 1 } as const;

/**
 * ka10034 외인기간별매매상위요청: whose holding by foreigners changed most over some sessions. Traded volume is not read:
 * it overflows 32 bits on most days (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10034 = rowsEndpoint({
  id: 'ka10034',
  request: ({ market, side, sessions, venue }: RankingQuery) => ({
    method: 'POST',
    path: '/api/dostk/rkinfo',
    body: {
      mrkt_tp: RANKING_MARKET[market],
      trde_tp: SIDE[side],
      dt: String(sessions),
      stex_tp: EXCHANGE[venue],
    },
  }),
  list: 'for_dt_trde_upper',
  key: { column: 'stk_cd', schema: stockCodeColumn }, // 종목코드
  unique: true,
  names: ['stk_nm', 'rank'],
  row: {
    stk_nm: text, // 종목명
    netprps_qty: signed, // 순매수량, 주: its minus is doubled (measured)
  },
  foreign: (code, { venue }) => misplacedCode(code, venue),
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10034>): RankedFigures => ({
  name: row.stk_nm,
  netShares: row.netprps_qty,
});
