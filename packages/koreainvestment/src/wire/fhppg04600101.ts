import { type RowOfEndpoint, rowsEndpoint } from '@investor-flow/adapter-kit';
import type { ProgramKinds } from '@investor-flow/core';
import { grossAmount, netAmount } from './columns.ts';
import { PROGRAM_CODES, type StockMarket } from './codes.ts';
import { compactTime } from './times.ts';

/** 백만원: proven by the rates in the same row. */
export const STEP = 1_000_000;

/**
 * FHPPG04600101 프로그램매매 종합현황(시간): programme trading of a market, cumulative by minute, the last thirty, newest first.
 * GET /uapi/domestic-stock/v1/quotations/comp-program-trade-today
 */
export const fhppg04600101 = rowsEndpoint({
  id: 'FHPPG04600101',
  request: ({ market }: { readonly market: StockMarket }) => ({
    method: 'GET',
    path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-today',
    query: {
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_MRKT_CLS_CODE: PROGRAM_CODES[market],
      FID_SCTN_CLS_CODE: '',
      FID_INPUT_ISCD: '',
      FID_COND_MRKT_DIV_CODE1: '',
      FID_INPUT_HOUR_1: '',
    },
  }),
  list: 'output', // the layout says output1; the document's own answer has output
  key: { column: 'bsop_hour', schema: compactTime }, // 영업 시간
  row: {
    arbt_smtn_seln_tr_pbmn: grossAmount, // 차익 합계 매도 거래 대금
    arbt_smtn_shnu_tr_pbmn: grossAmount, // 매수2
    arbt_smtn_ntby_tr_pbmn: netAmount, // 순매수
    nabt_smtn_seln_tr_pbmn: grossAmount, // 비차익
    nabt_smtn_shnu_tr_pbmn: grossAmount,
    nabt_smtn_ntby_tr_pbmn: netAmount,
    whol_smtn_ntby_tr_pbmn: netAmount, // 전체, its net alone
  },
});

/** Arbitrage, non-arbitrage and both together, in won. */
export const kindsOf = (row: RowOfEndpoint<typeof fhppg04600101>): ProgramKinds => ({
  arbitrage: {
    net: row.arbt_smtn_ntby_tr_pbmn * STEP,
    buy: row.arbt_smtn_shnu_tr_pbmn * STEP,
    sell: row.arbt_smtn_seln_tr_pbmn * STEP,
  },
  nonArbitrage: {
    net: row.nabt_smtn_ntby_tr_pbmn * STEP,
    buy: row.nabt_smtn_shnu_tr_pbmn * STEP,
    sell: row.nabt_smtn_seln_tr_pbmn * STEP,
  },
  total: { net: row.whol_smtn_ntby_tr_pbmn * STEP },
});
