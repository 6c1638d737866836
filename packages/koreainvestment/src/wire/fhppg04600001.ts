import { compact, mapValues, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import type { Measure, ProgramKinds, TradingDay } from '@investor-flow/core';
import { DAY, rowsCall } from './calls.ts';
import { PROGRAM_CODES, type StockMarket } from './codes.ts';
import { columnsOf, schemaOf, tradeOf } from './trades.ts';

export interface ProgramDaysQuery {
  readonly market: StockMarket;
  readonly from: TradingDay;
  readonly to: TradingDay;
}

/** 백만원 and 천주: proven by the rates in the same row, which are shares of the market's turnover and volume. */
export const STEPS = { value: 1_000_000, volume: 1000 } as const satisfies Record<Measure, number>;

/** 합계 of 위탁 and 자기; the rates beside them are misspelt in places and not read. */
export const KINDS = {
  arbitrage: columnsOf('arbt_smtn'), // 차익
  nonArbitrage: columnsOf('nabt_smtn'), // 비차익
  total: columnsOf('whol_smtn'), // 전체
} as const;

/**
 * FHPPG04600001 프로그램매매 종합현황(일별): programme trading of a market over a range of days, newest first.
 * GET /uapi/domestic-stock/v1/quotations/comp-program-trade-daily
 */
export const fhppg04600001 = rowsCall({
  id: 'FHPPG04600001',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-daily',
  query: ({ market, from, to }: ProgramDaysQuery) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_MRKT_CLS_CODE: PROGRAM_CODES[market],
    FID_INPUT_DATE_1: compact(from),
    FID_INPUT_DATE_2: compact(to),
  }),
  list: 'output',
  key: DAY,
  row: schemaOf(KINDS),
});

export type ProgramDayColumns = RowOfEndpoint<typeof fhppg04600001>;

/** Arbitrage, non-arbitrage and both together, in won or shares. */
export function kindsOf(row: ProgramDayColumns, measure: Measure): ProgramKinds {
  const scale = { measure, step: STEPS[measure] };
  return mapValues(KINDS, (it) => tradeOf(row, it, scale));
}
