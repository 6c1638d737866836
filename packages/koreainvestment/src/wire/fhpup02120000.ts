import {
  compact,
  compactDay,
  orBlank,
  type RowOfEndpoint,
  rowsEndpoint,
} from '@investor-flow/adapter-kit';
import type { TradingDay } from '@investor-flow/core';
import { grossAmount, grossQuantity, level, points } from './columns.ts';

export interface IndexDaysQuery {
  readonly sector: string;
  /** The newest day; rows go back from it. */
  readonly asOf: TradingDay;
}

/** Rows a call, by document and users. */
export const DAYS_PER_CALL = 100;

/**
 * FHPUP02120000 국내업종 일자별지수: a sector's index day by day, newest first.
 * GET /uapi/domestic-stock/v1/quotations/inquire-index-daily-price
 */
export const fhpup02120000 = rowsEndpoint({
  id: 'FHPUP02120000',
  request: ({ sector, asOf }: IndexDaysQuery) => ({
    method: 'GET',
    path: '/uapi/domestic-stock/v1/quotations/inquire-index-daily-price',
    query: {
      FID_PERIOD_DIV_CODE: 'D',
      FID_COND_MRKT_DIV_CODE: 'U',
      FID_INPUT_ISCD: sector,
      FID_INPUT_DATE_1: compact(asOf),
    },
  }),
  list: 'output2', // output1 is a quote of now
  key: { column: 'stck_bsop_date', schema: compactDay }, // 영업 일자
  row: {
    bstp_nmix_prpr: orBlank(level), // 업종 지수 현재가
    bstp_nmix_prdy_vrss: points, // 전일 대비, signed already
    bstp_nmix_prdy_ctrt: points, // 전일 대비율, signed already
    bstp_nmix_oprc: orBlank(level), // 시가
    bstp_nmix_hgpr: orBlank(level), // 최고가
    bstp_nmix_lwpr: orBlank(level), // 최저가
    acml_vol: grossQuantity, // 누적 거래량, 천주
    acml_tr_pbmn: grossAmount, // 누적 거래 대금, 백만원
  },
});

export type IndexDayColumns = RowOfEndpoint<typeof fhpup02120000>;
