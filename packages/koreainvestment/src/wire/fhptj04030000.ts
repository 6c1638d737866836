import { type RowOfEndpoint } from '@investor-flow/adapter-kit';
import { type InvestorTable, type Market, type Measure, volumeUnitOf } from '@investor-flow/core';
import { rowsCall } from './calls.ts';
import { INVESTORS, tradesIn } from './investors.ts';
import type { Pair } from './codes.ts';
import { schemaOf } from './trades.ts';

/**
 * 백만원; 천주, or single contracts on derivatives. No document names them: for the stock markets both are proven by
 * the size of the market, for derivatives inferred.
 */
const STEPS = { value: 1_000_000, share: 1000, contract: 1 } as const;

export const stepsOf = (market: Market): Readonly<Record<Measure, number>> => ({
  value: STEPS.value,
  volume: STEPS[volumeUnitOf(market)],
});

/**
 * FHPTJ04030000 시장별 투자자매매동향(시세): buying and selling of a market or sector in the latest session.
 * GET /uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market
 */
export const fhptj04030000 = rowsCall({
  id: 'FHPTJ04030000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
  query: ({ market, sector }: Pair) => ({ FID_INPUT_ISCD: market, FID_INPUT_ISCD_2: sector }),
  // The document says object, the wire is a list of one (measured).
  list: 'output',
  row: schemaOf(INVESTORS),
});

/** The trades of every investor in won, shares or contracts. */
export const tradesOf = (row: MarketColumns, measure: Measure, step: number): InvestorTable =>
  tradesIn(row, INVESTORS, { measure, step });

export type MarketColumns = RowOfEndpoint<typeof fhptj04030000>;
