import { compact, orBlank, type RowOfEndpoint, signedDecimal } from '@investor-flow/adapter-kit';
import type { InvestorTable, Measure, SectorIndex } from '@investor-flow/core';
import { type AsOf, DAY, rowsCall } from './calls.ts';
import { level } from './columns.ts';
import { areNetsZero, DAILY_INVESTORS, netsIn } from './investors.ts';
import type { Pair } from './codes.ts';
import { schemaOf } from './trades.ts';

/** Rows a call, by four independent clients; no document says it. */
export const DAYS_PER_CALL = 300;

/** 백만원 and 천주: no document names them; proven by the size of the market. */
export const STEPS = { value: 1_000_000, volume: 1000 } as const satisfies Record<Measure, number>;

/**
 * FHPTJ04040000 시장별 투자자매매동향(일별): net buying of a market or sector day by day, newest first.
 * GET /uapi/domestic-stock/v1/quotations/inquire-investor-daily-by-market
 */
export const fhptj04040000 = rowsCall({
  id: 'FHPTJ04040000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-daily-by-market',
  query: ({ pair, asOf }: AsOf & { readonly pair: Pair }) => ({
    FID_COND_MRKT_DIV_CODE: 'U',
    FID_INPUT_ISCD: pair.sector, // decides the index columns
    FID_INPUT_DATE_1: compact(asOf),
    FID_INPUT_ISCD_1: pair.market, // a wrong one: zeros; a blank: the date is ignored (measured)
    FID_INPUT_DATE_2: compact(asOf), // no beginning of a range: it has no effect (measured)
    FID_INPUT_ISCD_2: pair.sector, // decides the investors' columns (measured)
  }),
  list: 'output',
  key: DAY,
  names: [
    'bstp_nmix_prpr',
    'bstp_nmix_prdy_vrss',
    'prdy_vrss_sign',
    'bstp_nmix_prdy_ctrt',
    'bstp_nmix_oprc',
    'bstp_nmix_hgpr',
    'bstp_nmix_lwpr',
    'stck_prdy_clpr',
  ],
  row: {
    ...schemaOf(DAILY_INVESTORS, ['net']),
    bstp_nmix_prpr: orBlank(level), // 업종 지수 현재가
    bstp_nmix_prdy_vrss: orBlank(signedDecimal), // 전일 대비, signed already
    bstp_nmix_prdy_ctrt: orBlank(signedDecimal), // 전일 대비율, signed already
  },
});

export type DailyFlowColumns = RowOfEndpoint<typeof fhptj04040000>;

/** The nets of every investor in won or shares. */
export const netsOf = (row: DailyFlowColumns, measure: Measure): InvestorTable =>
  netsIn(row, DAILY_INVESTORS, { measure, step: STEPS[measure] });

/** Zeros with a success: the broker does not know the code. Amounts and quantities both, since one may round to 0. */
export const isZero = (row: DailyFlowColumns): boolean => areNetsZero(row, DAILY_INVESTORS);

/** The row has no traded volume; nothing where it has no level, a reason where it has half an index. */
export function indexOf(row: DailyFlowColumns): SectorIndex | string | undefined {
  const {
    bstp_nmix_prpr: price,
    bstp_nmix_prdy_vrss: change,
    bstp_nmix_prdy_ctrt: changePercent,
  } = row;
  if (!price && !change) return undefined;
  if (!price || change === undefined || changePercent === undefined)
    return 'the index is half blank';
  return { price, change, changePercent };
}
