import { type RowOfEndpoint, signed } from '@investor-flow/adapter-kit';
import { rankingCall, SELL_FIRST } from './rankings.ts';
import { EXCHANGE } from './codes.ts';

/** `dt` 기간; 1 is 전일, because today's holdings are not known before the next morning (measured of ka10008). */
export const SESSIONS = [1, 5, 10, 20, 60] as const;

/** Single shares. */
export const STEPS = { netShares: 1 } as const;

/**
 * ka10034 외인기간별매매상위요청: whose holding by foreigners changed most over some sessions. Traded volume is not read:
 * it overflows 32 bits on most days (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10034 = rankingCall({
  id: 'ka10034',
  path: '/api/dostk/rkinfo',
  body: ({ side, sessions, venue }) => ({
    trde_tp: SELL_FIRST[side],
    dt: String(sessions),
    stex_tp: EXCHANGE[venue],
  }),
  list: 'for_dt_trde_upper',
  row: {
    netprps_qty: signed, // 순매수량, 주: its minus is doubled (measured)
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10034>) => ({
  name: row.stk_nm,
  netShares: row.netprps_qty,
});
