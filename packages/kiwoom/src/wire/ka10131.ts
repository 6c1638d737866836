import { type RowOfEndpoint, signed } from '@investor-flow/adapter-kit';
import { rankingCall, SELL_FIRST } from './rankings.ts';
import { EXCHANGE } from './codes.ts';
import { signedIn } from './columns.ts';

/** `dt` 기간; 1 is 최근일. */
export const SESSIONS = [1, 3, 5, 10, 20, 120] as const;

/** Single shares and 백만원 (measured). */
export const STEPS = { netShares: 1, netValue: 1_000_000 } as const;

/**
 * ka10131 기관외국인연속매매현황요청: for how many sessions institutions and foreigners have bought or sold a stock.
 * POST /api/dostk/frgnistt
 */
export const ka10131 = rankingCall({
  id: 'ka10131',
  path: '/api/dostk/frgnistt',
  body: ({ side, sessions, venue }) => ({
    dt: String(sessions),
    strt_dt: '',
    end_dt: '',
    // 2 is the document's only value; 1 has been reported to list sellers.
    netslmt_tp: SELL_FIRST[side],
    stk_inds_tp: '0', // 종목
    amt_qty_tp: '0', // ranked by amount; the rows carry both (measured)
    stex_tp: EXCHANGE[venue],
  }),
  list: 'orgn_frgnr_cont_trde_prst',
  row: {
    orgn_nettrde_amt: signedIn(STEPS.netValue), // 기관순매매금액, 백만원
    orgn_nettrde_qty: signed, // 기관순매매량, 주
    orgn_cont_netprps_dys: signed, // 기관연속순매수일수: below 0 are sessions of selling
    frgnr_nettrde_amt: signedIn(STEPS.netValue), // 외국인순매매액, 백만원
    frgnr_nettrde_qty: signed, // 외국인순매매량, 주
    frgnr_cont_netprps_dys: signed, // 외국인연속순매수일수
  },
});

const trade = (netShares: number, amount: number, streakSessions: number) => ({
  netShares,
  netValue: amount * STEPS.netValue,
  streakSessions,
});

export const figuresOf = (row: RowOfEndpoint<typeof ka10131>) => ({
  name: row.stk_nm,
  institution: trade(row.orgn_nettrde_qty, row.orgn_nettrde_amt, row.orgn_cont_netprps_dys),
  foreign: trade(row.frgnr_nettrde_qty, row.frgnr_nettrde_amt, row.frgnr_cont_netprps_dys),
});
