import { type RowOfEndpoint, signed, text } from '@investor-flow/adapter-kit';
import type { RankedInvestor } from '@investor-flow/core';
import { type RankingQuery, rowsCall, SIDE } from './calls.ts';
import { netAmount } from './columns.ts';
import { pairIn, stockColumn } from './codes.ts';

const INVESTOR = { foreign: '1', institution: '2' } as const satisfies Record<
  RankedInvestor,
  string
>;

/** Thousands of shares, written in shares; 백만원, which is the quantity times the price of the moment (recorded). */
export const STEPS = { netShares: 1000, netValue: 1_000_000 } as const;

/**
 * FHPTJ04400000 국내기관_외국인 매매종목가집계: stocks by what brokers' staff estimate, at most thirty.
 * GET /uapi/domestic-stock/v1/quotations/foreign-institution-total
 */
export const fhptj04400000 = rowsCall({
  id: 'FHPTJ04400000',
  path: '/uapi/domestic-stock/v1/quotations/foreign-institution-total',
  query: ({ market, side, investor }: RankingQuery) => ({
    FID_COND_MRKT_DIV_CODE: 'V',
    FID_COND_SCR_DIV_CODE: '16449',
    FID_INPUT_ISCD: pairIn(market, 'all').sector,
    FID_DIV_CLS_CODE: '0', // ranked by quantity
    FID_RANK_SORT_CLS_CODE: SIDE[side],
    FID_ETC_CLS_CODE: INVESTOR[investor],
  }),
  list: 'output', // the layout says Output, an object; the wire has a list of another spelling (recorded)
  key: { column: 'mksc_shrn_iscd', schema: stockColumn }, // 단축 종목코드
  unique: true,
  names: ['hts_kor_isnm'],
  row: {
    hts_kor_isnm: text, // 한글 종목명
    frgn_ntby_qty: signed, // 외국인 순매수 수량, 주
    orgn_ntby_qty: signed, // 기관계 순매수 수량, 주
    frgn_ntby_tr_pbmn: netAmount, // 외국인 순매수 거래 대금
    orgn_ntby_tr_pbmn: netAmount, // 기관계 순매수 거래 대금
  },
});

/** The name and the nets of the investor that was asked, in shares and won. */
export function rankedOf(row: RowOfEndpoint<typeof fhptj04400000>, investor: RankedInvestor) {
  const [netShares, amount] =
    investor === 'foreign'
      ? [row.frgn_ntby_qty, row.frgn_ntby_tr_pbmn]
      : [row.orgn_ntby_qty, row.orgn_ntby_tr_pbmn];
  return { name: row.hts_kor_isnm.trim(), netShares, netValue: amount * STEPS.netValue };
}
