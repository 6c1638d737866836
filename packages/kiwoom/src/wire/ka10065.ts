import { type RowOfEndpoint, signed, text } from '@investor-flow/adapter-kit';
import { rowsCall, STOCK_ROWS } from './calls.ts';
import { BUY_FIRST, type RankedFigures, RANKING_MARKET, type RankingQuery } from './rankings.ts';

const INVESTOR = { foreign: '9000', institution: '9999' } as const;

/** Staff round to thousands of shares (measured). */
export const STEPS = { netShares: 1000 } as const;

/**
 * ka10065 장중투자자별매매상위요청: what staff estimate an investor to have traded most. It never becomes final (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10065 = rowsCall({
  id: 'ka10065',
  path: '/api/dostk/rkinfo',
  body: ({ market, side, investor }: RankingQuery) => ({
    trde_tp: BUY_FIRST[side],
    mrkt_tp: RANKING_MARKET[market],
    orgn_tp: INVESTOR[investor],
  }),
  list: 'opmr_invsr_trde_upper',
  ...STOCK_ROWS,
  unique: true,
  row: {
    stk_nm: text, // 종목명
    netslmt: signed, // named 순매도, it is net buying (measured: buying less selling)
  },
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10065>): RankedFigures => ({
  name: row.stk_nm,
  netShares: row.netslmt,
});
