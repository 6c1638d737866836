import { type RowOfEndpoint } from '@investor-flow/adapter-kit';
import type { InvestorTable, Measure } from '@investor-flow/core';
import { DAY, rowsCall, type StockDays } from './calls.ts';
import { tradesIn, WHOLES } from './investors.ts';
import { stockCode } from './codes.ts';
import { schemaOf } from './trades.ts';

/** Rows of the one answer there is: no date and no page can be asked. */
export const DAYS = 30;

/** 백만원 and single shares: the amount divided by the quantity is a price of the day. */
export const STEPS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/**
 * FHKST01010900 주식현재가 투자자: buying and selling of a stock by three investors, last thirty sessions, newest first.
 * GET /uapi/domestic-stock/v1/quotations/inquire-investor
 *
 * Today's row is there all day; its investors are blank until about 15:40 (recorded).
 */
export const fhkst01010900 = rowsCall({
  id: 'FHKST01010900',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor',
  query: ({ stock }: Pick<StockDays, 'stock'>) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: stockCode(stock),
  }),
  list: 'output',
  key: DAY,
  names: ['stck_clpr', 'prdy_vrss', 'prdy_vrss_sign'],
  row: schemaOf(WHOLES),
});

export type RecentDayColumns = RowOfEndpoint<typeof fhkst01010900>;

/** The trades of the three investors in won or shares. */
export const tradesOf = (row: RecentDayColumns, measure: Measure): InvestorTable =>
  tradesIn(row, WHOLES, { measure, step: STEPS[measure] });
