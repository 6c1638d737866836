import { compactTime, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import type { ProgramKinds } from '@investor-flow/core';
import { rowsCall } from './calls.ts';
import { PROGRAM_CODES, type StockMarket } from './codes.ts';
import { KINDS } from './fhppg04600001.ts';
import { netOf, schemaOf, tradeOf } from './trades.ts';

/** 백만원: proven by the rates in the same row. */
export const STEP = 1_000_000;
const SCALE = { measure: 'value', step: STEP } as const;

const { arbitrage, nonArbitrage, total } = KINDS;

/**
 * FHPPG04600101 프로그램매매 종합현황(시간): programme trading of a market, cumulative by minute, the last thirty, newest first.
 * GET /uapi/domestic-stock/v1/quotations/comp-program-trade-today
 */
export const fhppg04600101 = rowsCall({
  id: 'FHPPG04600101',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-today',
  query: ({ market }: { readonly market: StockMarket }) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_MRKT_CLS_CODE: PROGRAM_CODES[market],
    FID_SCTN_CLS_CODE: '',
    FID_INPUT_ISCD: '',
    FID_COND_MRKT_DIV_CODE1: '',
    FID_INPUT_HOUR_1: '',
  }),
  list: 'output', // the layout says output1; the document's own answer has output
  key: { column: 'bsop_hour', schema: compactTime }, // 영업 시간
  row: {
    ...schemaOf({ arbitrage, nonArbitrage }, ['net', 'buy', 'sell'], ['value']),
    ...schemaOf({ total }, ['net'], ['value']), // of the whole its net alone
  },
});

/** Arbitrage, non-arbitrage and both together, in won. */
export const kindsOf = (row: RowOfEndpoint<typeof fhppg04600101>): ProgramKinds => ({
  arbitrage: tradeOf(row, arbitrage, SCALE),
  nonArbitrage: tradeOf(row, nonArbitrage, SCALE),
  total: netOf(row, total, SCALE),
});
