import {
  compact,
  impossible,
  type Impossible,
  orBlank,
  price,
  type RowOfEndpoint,
  signed,
  tradedVolume,
  unsigned,
} from '@investor-flow/adapter-kit';
import type { InvestorTable, Measure, StockTrading } from '@investor-flow/core';
import { DAY, QUOTE, rowsCall, type StockDays } from './calls.ts';
import { DAILY_INVESTORS, tradesIn } from './investors.ts';
import { stockCode } from './codes.ts';
import { schemaOf } from './trades.ts';

/** Rows a call (measured); `tr_cont` brings the same rows again. */
export const DAYS_PER_CALL = 30;

/** 백만원 and single shares (measured). */
export const STEPS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/** The document says 백만원; it is won (measured). */
export const TURNOVER_STEP = 1;

/**
 * FHPTJ04160001 종목별 투자자매매동향(일별): buying and selling of a stock day by day, newest first.
 * GET /uapi/domestic-stock/v1/quotations/investor-trade-by-stock-daily
 *
 * Refused for today until 15:41 (measured). Amounts of each investor are rounded one by one.
 */
export const fhptj04160001 = rowsCall({
  id: 'FHPTJ04160001',
  path: '/uapi/domestic-stock/v1/quotations/investor-trade-by-stock-daily',
  query: ({ stock, asOf }: StockDays) => ({
    FID_COND_MRKT_DIV_CODE: 'J', // KRX, of both markets
    FID_INPUT_ISCD: stockCode(stock),
    FID_INPUT_DATE_1: compact(asOf),
    FID_ORG_ADJ_PRC: '', // must be there and has no effect (measured)
    FID_ETC_CLS_CODE: '', // the same
  }),
  list: 'output2', // output1 is a quote of now, not of the day
  key: DAY,
  names: [...QUOTE, 'stck_oprc', 'stck_hgpr', 'stck_lwpr', 'bold_yn'],
  row: {
    ...schemaOf(DAILY_INVESTORS),
    stck_clpr: orBlank(price), // 주식 종가, 원: the row's last price
    prdy_vrss: orBlank(signed), // 전일 대비, 원, signed already
    acml_vol: tradedVolume, // 누적 거래량, 주
    acml_tr_pbmn: orBlank(unsigned), // 누적 거래 대금, 원
  },
});

export type StockDayColumns = RowOfEndpoint<typeof fhptj04160001>;

/** The trades of every investor in won or shares. */
export const tradesOf = (row: StockDayColumns, measure: Measure): InvestorTable =>
  tradesIn(row, DAILY_INVESTORS, { measure, step: STEPS[measure] });

/** Nothing on an untraded day, before the listing, in a halt, and where the traded volume did not fit its column. */
export function tradingOf({
  stck_clpr: lastPrice,
  prdy_vrss: change,
  acml_vol: shares,
  acml_tr_pbmn: turnover,
}: StockDayColumns): StockTrading | Impossible | undefined {
  if (shares === undefined || shares === 0) return undefined;
  if (!lastPrice || change === undefined || turnover === undefined)
    return impossible('there is no price');
  return { lastPrice, change, shares, turnover, turnoverRounding: TURNOVER_STEP };
}
