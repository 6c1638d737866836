import { compact, type RowOfEndpoint, signed, unsigned } from '@investor-flow/adapter-kit';
import type { Measure, Trade } from '@investor-flow/core';
import { DAY, QUOTE, rowsCall, type StockDays } from './calls.ts';
import { stockCode } from './codes.ts';
import { KINDS } from './fhppg04600001.ts';
import { tradeOf as tradeIn } from './trades.ts';

/** Rows a call, by three users. */
export const DAYS_PER_CALL = 30;

/** Won and single shares: amount by quantity is a price of the day (recorded). */
export const STEPS = { value: 1, volume: 1 } as const satisfies Record<Measure, number>;

/**
 * FHPPG04650201 종목별 프로그램매매추이(일별): programme trading of a stock day by day, newest first.
 * GET /uapi/domestic-stock/v1/quotations/program-trade-by-stock-daily
 */
export const fhppg04650201 = rowsCall({
  id: 'FHPPG04650201',
  path: '/uapi/domestic-stock/v1/quotations/program-trade-by-stock-daily',
  query: ({ stock, asOf }: StockDays) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: stockCode(stock),
    FID_INPUT_DATE_1: compact(asOf),
  }),
  list: 'output',
  key: DAY,
  names: [...QUOTE, 'whol_ntby_vol_icdc', 'whol_ntby_tr_pbmn_icdc2'],
  row: {
    whol_smtn_seln_vol: unsigned, // 전체 합계 매도 거래량
    whol_smtn_shnu_vol: unsigned, // 매수2
    whol_smtn_ntby_qty: signed, // 순매수
    whol_smtn_seln_tr_pbmn: unsigned, // 전체 합계 매도 거래 대금, 원
    whol_smtn_shnu_tr_pbmn: unsigned,
    whol_smtn_ntby_tr_pbmn: signed,
  },
});

/** Programme trading of the stock in won or shares. */
export const tradeOf = (row: RowOfEndpoint<typeof fhppg04650201>, measure: Measure): Trade =>
  tradeIn(row, KINDS.total, { measure, step: STEPS[measure] });
