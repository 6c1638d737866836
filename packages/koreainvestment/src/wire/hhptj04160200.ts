import { type RowOfEndpoint, signed } from '@investor-flow/adapter-kit';
import type { EstimateTable } from '@investor-flow/core';
import * as z from 'zod/mini';
import { rowsCall, type StockDays } from './calls.ts';
import { stockCode } from './codes.ts';

/** When the slots are published, Korean time; ten minutes earlier or later, by the document. */
const SLOTS = {
  '1': '09:30:00',
  '2': '10:00:00',
  '3': '11:20:00',
  '4': '13:20:00',
  '5': '14:30:00',
} as const;

/** Institutions begin with the second slot; their 0 in the first is a placeholder (measured). */
const FIRST = SLOTS['1'];

/** Estimates are typed in by the thousand. */
export const STEP = 1000;

/**
 * HHPTJ04160200 종목별 외인기관 추정가집계: what brokers' staff estimate, cumulative, at most five slots, newest first.
 * GET /uapi/domestic-stock/v1/quotations/investor-trend-estimate
 */
export const hhptj04160200 = rowsCall({
  id: 'HHPTJ04160200',
  path: '/uapi/domestic-stock/v1/quotations/investor-trend-estimate',
  query: ({ stock }: Pick<StockDays, 'stock'>) => ({ MKSC_SHRN_ISCD: stockCode(stock) }),
  list: 'output2',
  key: {
    column: 'bsop_hour_gb', // 입력 구분
    schema: z.pipe(
      z.enum(['1', '2', '3', '4', '5'], 'must be a slot from 1 to 5'),
      z.transform((slot): string => SLOTS[slot]),
    ),
  },
  unique: true,
  row: {
    frgn_fake_ntby_qty: signed, // 외국인 수량(가집계), 주, zero-padded behind the sign
    orgn_fake_ntby_qty: signed, // 기관 수량(가집계), 주
  },
});

/** Estimated nets in shares; of the first slot without the placeholder. */
export const estimatesOf = (
  row: RowOfEndpoint<typeof hhptj04160200>,
  time: string,
): EstimateTable => ({
  foreign: { net: row.frgn_fake_ntby_qty },
  ...(time === FIRST && row.orgn_fake_ntby_qty === 0
    ? {}
    : { institution: { net: row.orgn_fake_ntby_qty } }),
});
