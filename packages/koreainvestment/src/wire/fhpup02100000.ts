import { orBlank, type RowOfEndpoint, rowsEndpoint, unsigned } from '@investor-flow/adapter-kit';
import type { Breadth } from '@investor-flow/core';
import { grossAmount, grossQuantity, level, points } from './columns.ts';
import { type IndexFigures, indexFigures } from './indexes.ts';

/**
 * FHPUP02100000 국내업종 현재지수: a sector's index now, with its range and how many issues rose and fell.
 * GET /uapi/domestic-stock/v1/quotations/inquire-index-price
 */
export const fhpup02100000 = rowsEndpoint({
  id: 'FHPUP02100000',
  request: ({ sector }: { readonly sector: string }) => ({
    method: 'GET',
    path: '/uapi/domestic-stock/v1/quotations/inquire-index-price',
    query: { FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: sector },
  }),
  list: 'output', // an object
  row: {
    bstp_nmix_prpr: orBlank(level), // 업종 지수 현재가
    bstp_nmix_prdy_vrss: points, // 전일 대비, signed already
    bstp_nmix_prdy_ctrt: points, // 전일 대비율, signed already
    bstp_nmix_oprc: orBlank(level), // 시가
    bstp_nmix_hgpr: orBlank(level), // 최고가
    bstp_nmix_lwpr: orBlank(level), // 최저가
    acml_vol: grossQuantity, // 누적 거래량, 천주
    acml_tr_pbmn: grossAmount, // 누적 거래 대금, 백만원
    ascn_issu_cnt: unsigned, // 상승 종목 수, 상한 included
    uplm_issu_cnt: unsigned, // 상한 종목 수
    stnr_issu_cnt: unsigned, // 보합 종목 수
    down_issu_cnt: unsigned, // 하락 종목 수, 하한 included
    lslm_issu_cnt: unsigned, // 하한 종목 수
  },
});

export type IndexNowColumns = RowOfEndpoint<typeof fhpup02100000>;

/** The figures of a sector's index; nothing where it has no level: the broker does not know the code. */
export function indexNow(
  row: IndexNowColumns,
): (IndexFigures & { readonly breadth: Breadth }) | undefined {
  const figures = indexFigures(row);
  return figures === undefined
    ? undefined
    : {
        ...figures,
        breadth: {
          advancing: row.ascn_issu_cnt,
          upperLimit: row.uplm_issu_cnt,
          unchanged: row.stnr_issu_cnt,
          declining: row.down_issu_cnt,
          lowerLimit: row.lslm_issu_cnt,
        },
      };
}
