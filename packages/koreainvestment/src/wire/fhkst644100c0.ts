import { type RowOfEndpoint, text, unsigned } from '@investor-flow/adapter-kit';
import { type RankingQuery, rowsCall, SIDE } from './calls.ts';
import { stockColumn, type StockMarket } from './codes.ts';

/** The codes of KRX, in this call alone: 1001 is KOSDAQ in every other. */
const MARKET = { kospi: '1001', kosdaq: '2001' } as const satisfies Record<StockMarket, string>;

/** Single shares. */
export const STEP = 1;

/**
 * FHKST644100C0 외국계 매매종목 가집계: stocks by what the desks of foreign brokers trade, who are no foreign investors.
 * GET /uapi/domestic-stock/v1/quotations/frgnmem-trade-estimate
 */
export const fhkst644100c0 = rowsCall({
  id: 'FHKST644100C0',
  path: '/uapi/domestic-stock/v1/quotations/frgnmem-trade-estimate',
  query: ({ market, side }: RankingQuery) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_COND_SCR_DIV_CODE: '16441',
    FID_INPUT_ISCD: MARKET[market],
    FID_RANK_SORT_CLS_CODE: '1', // ranked by quantity: the answer has no amounts
    FID_RANK_SORT_CLS_CODE_2: SIDE[side],
  }),
  list: 'output',
  key: { column: 'stck_shrn_iscd', schema: stockColumn }, // 단축 종목코드
  unique: true,
  names: ['hts_kor_isnm'],
  row: {
    hts_kor_isnm: text, // 한글 종목명
    // The net beside them is labelled 순매도 and holds net buying (recorded): the two sides leave no doubt.
    glob_total_seln_qty: unsigned, // 외국계 총 매도 수량, 주
    glob_total_shnu_qty: unsigned, // 외국계 총 매수2 수량, 주
  },
});

/** The name, and what was bought less what was sold, in shares. */
export const rankedOf = (row: RowOfEndpoint<typeof fhkst644100c0>) => ({
  name: row.hts_kor_isnm.trim(),
  netShares: row.glob_total_shnu_qty - row.glob_total_seln_qty,
});
