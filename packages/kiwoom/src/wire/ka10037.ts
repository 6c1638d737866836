import { type RowOfEndpoint, signed } from '@investor-flow/adapter-kit';
import { BUY_FIRST, rankingCall } from './rankings.ts';
import { EXCHANGE } from './codes.ts';
import { signedIn } from './columns.ts';

/** `dt` 기간; 0 is 당일: desks are known while they trade. */
export const SESSIONS = [1, 5, 10, 20, 60] as const;

/** Single shares and 백만원 (measured). */
export const STEPS = { netShares: 1, netValue: 1_000_000 } as const;

/**
 * ka10037 외국계창구매매상위요청: what the desks of foreign brokers bought and sold most; not what foreigners did.
 * POST /api/dostk/rkinfo
 */
export const ka10037 = rankingCall({
  id: 'ka10037',
  path: '/api/dostk/rkinfo',
  body: ({ side, sessions, venue }) => ({
    dt: sessions === 1 ? '0' : String(sessions),
    trde_tp: BUY_FIRST[side],
    sort_tp: '1', // 금액
    stex_tp: EXCHANGE[venue],
  }),
  list: 'frgn_wicket_trde_upper',
  row: {
    netprps_trde_qty: signed, // 순매수거래량, 주: its minus is doubled (measured)
    netprps_prica: signedIn(STEPS.netValue), // 순매수대금, 백만원
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10037>) => ({
  name: row.stk_nm,
  netShares: row.netprps_trde_qty,
  netValue: row.netprps_prica * STEPS.netValue,
});
