import { compact } from '@investor-flow/adapter-kit';
import { type AsOf, DAY, rowsCall } from './calls.ts';
import { INDEX_COLUMNS } from './indexes.ts';

/** Rows a call, by document and users. */
export const DAYS_PER_CALL = 100;

/**
 * FHPUP02120000 국내업종 일자별지수: a sector's index day by day, newest first.
 * GET /uapi/domestic-stock/v1/quotations/inquire-index-daily-price
 */
export const fhpup02120000 = rowsCall({
  id: 'FHPUP02120000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-daily-price',
  query: ({ sector, asOf }: AsOf & { readonly sector: string }) => ({
    FID_PERIOD_DIV_CODE: 'D',
    FID_COND_MRKT_DIV_CODE: 'U',
    FID_INPUT_ISCD: sector,
    FID_INPUT_DATE_1: compact(asOf),
  }),
  list: 'output2', // output1 is a quote of now
  key: DAY,
  row: INDEX_COLUMNS,
});
