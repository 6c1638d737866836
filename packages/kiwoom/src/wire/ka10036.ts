import { impossible, type RowOfEndpoint, signed, signedDecimal } from '@investor-flow/adapter-kit';
import { rankingCall } from './rankings.ts';
import { EXCHANGE } from './codes.ts';

/** `dt` 기간; 1 is 전일, as in ka10034. */
export const SESSIONS = [1, 5, 10, 20, 60] as const;

/**
 * ka10036 외인한도소진율증가상위: where the use of the foreigners' limit grew most over some sessions. Traded volume is not
 * read: it overflows 32 bits on most days (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10036 = rankingCall({
  id: 'ka10036',
  path: '/api/dostk/rkinfo',
  body: ({ sessions, venue }) => ({
    dt: String(sessions),
    stex_tp: EXCHANGE[venue],
  }),
  list: 'for_limit_exh_rt_incrs_upper',
  row: {
    poss_stkcnt: signed, // 보유주식수, 주
    limit_exh_rt: signedDecimal, // 한도소진율, %
    exh_rt_incrs: signedDecimal, // 소진율증가, percentage points
  },
});

/** The document's own example has a use of the limit below 0. */
export function figuresOf(row: RowOfEndpoint<typeof ka10036>) {
  if (row.poss_stkcnt < 0) return impossible('the holding is below 0');
  if (row.limit_exh_rt < 0) return impossible('the use of the limit is below 0');
  return {
    name: row.stk_nm,
    heldShares: row.poss_stkcnt,
    limitUsedPercent: row.limit_exh_rt,
    limitUsedChange: row.exh_rt_incrs,
  };
}
