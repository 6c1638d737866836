import { type RowOfEndpoint, signed, text } from '@investor-flow/adapter-kit';
import { rowsCall, STOCK_ROWS } from './calls.ts';
import { BUY_FIRST, type RankedFigures, RANKING_MARKET, type RankingQuery } from './rankings.ts';
import { EXCHANGE } from './codes.ts';
import { signedIn } from './steps.ts';

/** `dt` 기간; 0 is 당일: desks are known while they trade. */
export const SESSIONS = [1, 5, 10, 20, 60] as const;

/** Single shares and 백만원 (measured). */
export const STEPS = { netShares: 1, netValue: 1_000_000 } as const;

/**
 * ka10037 외국계창구매매상위요청: what the desks of foreign brokers bought and sold most; not what foreigners did.
 * POST /api/dostk/rkinfo
 */
export const ka10037 = rowsCall({
  id: 'ka10037',
  path: '/api/dostk/rkinfo',
  body: ({ market, side, sessions, venue }: RankingQuery) => ({
    mrkt_tp: RANKING_MARKET[market],
    dt: sessions === 1 ? '0' : String(sessions),
    trde_tp: BUY_FIRST[side],
    sort_tp: '1', // 금액
    stex_tp: EXCHANGE[venue],
  }),
  list: 'frgn_wicket_trde_upper',
  ...STOCK_ROWS,
  unique: true,
  row: {
    stk_nm: text, // 종목명
    netprps_trde_qty: signed, // 순매수거래량, 주: its minus is doubled (measured)
    netprps_prica: signedIn(STEPS.netValue), // 순매수대금, 백만원
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10037>): RankedFigures => ({
  name: row.stk_nm,
  netShares: row.netprps_trde_qty,
  netValue: row.netprps_prica * STEPS.netValue,
});
