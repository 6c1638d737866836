import { type RowOfEndpoint, rowsEndpoint, signed, text } from '@investor-flow/adapter-kit';
import { RANKING_MARKET, type RankedFigures, type RankingQuery } from './rankings.ts';
import { misplacedCode, stockCodeColumn } from './codes.ts';

/** The other way round than in ka10034 and ka10035. */
const SIDE = { buy: '1', sell: '2' } as const;
const INVESTOR = { foreign: '9000', institution: '9999' } as const;

/** Staff round to thousands of shares (measured). */
export const STEPS = { netShares: 1000 } as const;

/**
 * ka10065 장중투자자별매매상위요청: what staff estimate an investor to have traded most. It never becomes final (measured).
 * POST /api/dostk/rkinfo
 */
export const ka10065 = rowsEndpoint({
  id: 'ka10065',
  request: ({ market, side, investor }: RankingQuery) => ({
    method: 'POST',
    path: '/api/dostk/rkinfo',
    body: {
      trde_tp: SIDE[side],
      mrkt_tp: RANKING_MARKET[market],
      orgn_tp: INVESTOR[investor],
    },
  }),
  list: 'opmr_invsr_trde_upper',
  key: { column: 'stk_cd', schema: stockCodeColumn }, // 종목코드
  unique: true,
  names: ['stk_nm'],
  row: {
    stk_nm: text, // 종목명
    netslmt: signed, // named 순매도, it is net buying (measured: buying less selling)
  },
  foreign: (code, { venue }) => misplacedCode(code, venue),
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10065>): RankedFigures => ({
  name: row.stk_nm,
  netShares: row.netslmt,
});
