import { impossible, type RowOfEndpoint, signed, signedDecimal } from '@investor-flow/adapter-kit';
import { rankingCall, SELL_FIRST } from './rankings.ts';
import { EXCHANGE } from './codes.ts';

/** The sessions that a row shows. */
export const SESSIONS = [3] as const;

/** Single shares. */
export const STEPS = { netShares: 1 } as const;

/**
 * ka10035 외인연속순매매상위요청: whose holding by foreigners has changed the same way for longest.
 * POST /api/dostk/rkinfo
 */
export const ka10035 = rankingCall({
  id: 'ka10035',
  path: '/api/dostk/rkinfo',
  body: ({ side, venue }) => ({
    trde_tp: SELL_FIRST[side],
    base_dt_tp: '1', // 전일기준: today's holdings are not known before the next morning
    stex_tp: EXCHANGE[venue],
  }),
  list: 'for_cont_nettrde_upper',
  row: {
    tot: signed, // 합계 of the three sessions, 주
    limit_exh_rt: signedDecimal, // 한도소진율, % of the limit
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10035>) =>
  row.limit_exh_rt < 0
    ? impossible('the use of the limit is below 0')
    : { name: row.stk_nm, netShares: row.tot, limitUsedPercent: row.limit_exh_rt };
