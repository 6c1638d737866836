import { type RowOfEndpoint, rowsEndpoint, unsigned } from '@investor-flow/adapter-kit';
import type { TradingDay } from '@investor-flow/core';
import { compact, compactDay } from './days.ts';
import { cursorHeaders } from './dialect.ts';
import { levelHundredths } from './levels.ts';

/** One page of a sector's index, as of a day. */
export interface IndexChartQuery {
  readonly code: string;
  /** The last day wanted; rows run back from it. */
  readonly to: TradingDay;
  readonly cursor: string | undefined;
}

/** 천주 and 백만원 (measured). */
export const STEPS = { volume: 1000, turnover: 1_000_000 } as const;

/**
 * ka20006 업종일봉조회요청: a sector's index day by day, newest first; levels are hundredths without a sign.
 * POST /api/dostk/chart
 */
export const ka20006 = rowsEndpoint({
  id: 'ka20006',
  request: ({ code, to, cursor }: IndexChartQuery) => ({
    method: 'POST',
    path: '/api/dostk/chart',
    body: { inds_cd: code, base_dt: compact(to) },
    headers: cursorHeaders(cursor),
  }),
  list: 'inds_dt_pole_qry',
  key: { column: 'dt', schema: compactDay }, // 일자
  row: {
    cur_prc: levelHundredths, // 현재가
    open_pric: levelHundredths, // 시가
    high_pric: levelHundredths, // 고가
    low_pric: levelHundredths, // 저가
    trde_qty: unsigned, // 거래량, 천주
    trde_prica: unsigned, // 거래대금, 백만원
  },
});

export type ChartColumns = RowOfEndpoint<typeof ka20006>;
