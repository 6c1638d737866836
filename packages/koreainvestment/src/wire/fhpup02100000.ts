import { type RowOfEndpoint, unsigned } from '@investor-flow/adapter-kit';
import { rowsCall } from './calls.ts';
import { INDEX_COLUMNS, indexFigures } from './indexes.ts';

/**
 * FHPUP02100000 국내업종 현재지수: a sector's index now, with its range and how many issues rose and fell.
 * GET /uapi/domestic-stock/v1/quotations/inquire-index-price
 */
export const fhpup02100000 = rowsCall({
  id: 'FHPUP02100000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-price',
  query: ({ sector }: { readonly sector: string }) => ({
    FID_COND_MRKT_DIV_CODE: 'U',
    FID_INPUT_ISCD: sector,
  }),
  list: 'output', // an object
  row: {
    ...INDEX_COLUMNS,
    ascn_issu_cnt: unsigned, // 상승 종목 수, 상한 included
    uplm_issu_cnt: unsigned, // 상한 종목 수
    stnr_issu_cnt: unsigned, // 보합 종목 수
    down_issu_cnt: unsigned, // 하락 종목 수, 하한 included
    lslm_issu_cnt: unsigned, // 하한 종목 수
  },
});

/** The figures of a sector's index; nothing where it has no level: the broker does not know the code. */
export function indexNow(row: RowOfEndpoint<typeof fhpup02100000>) {
  const figures = indexFigures(row);
  if (figures === undefined) return undefined;
  const breadth = {
    advancing: row.ascn_issu_cnt,
    upperLimit: row.uplm_issu_cnt,
    unchanged: row.stnr_issu_cnt,
    declining: row.down_issu_cnt,
    lowerLimit: row.lslm_issu_cnt,
  };
  return { ...figures, breadth };
}
