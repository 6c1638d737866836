import { type RowOfEndpoint, signed } from '@investor-flow/adapter-kit';
import { BUY_FIRST, rankingCall } from './rankings.ts';

const INVESTOR = { foreign: '9000', institution: '9999' } as const;

/** Staff round to thousands of shares (measured). */
export const STEPS = { netShares: 1000 } as const;

/**
 * ka10065 장중투자자별매매상위요청: what staff estimate an investor to have traded most. It never becomes final (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10065 = rankingCall({
  id: 'ka10065',
  path: '/api/dostk/rkinfo',
  body: ({ side, investor }) => ({
    trde_tp: BUY_FIRST[side],
    orgn_tp: INVESTOR[investor],
  }),
  list: 'opmr_invsr_trde_upper',
  row: {
    netslmt: signed, // named 순매도, it is net buying (measured: buying less selling)
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10065>) => ({
  name: row.stk_nm,
  netShares: row.netslmt,
});
