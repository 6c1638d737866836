import { compact, compactDay, impossible, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import { type MarketPage, rowsCall, type UpTo } from './calls.ts';
import { STEPS } from './ka20003.ts';
import { levelHundredths, rangeOf, unsignedIn } from './columns.ts';

/**
 * ka20006 업종일봉조회요청: a sector's index day by day, newest first; levels are hundredths without a sign.
 * POST /api/dostk/chart
 */
export const ka20006 = rowsCall({
  id: 'ka20006',
  path: '/api/dostk/chart',
  body: ({ code, to }: Pick<MarketPage, 'cursor'> & UpTo & { readonly code: string }) => ({
    inds_cd: code,
    base_dt: compact(to),
  }),
  list: 'inds_dt_pole_qry',
  key: { column: 'dt', schema: compactDay }, // 일자
  row: {
    cur_prc: levelHundredths, // 현재가
    open_pric: levelHundredths, // 시가
    high_pric: levelHundredths, // 고가
    low_pric: levelHundredths, // 저가
    trde_qty: unsignedIn(STEPS.volume), // 거래량, 천주
    trde_prica: unsignedIn(STEPS.turnover), // 거래대금, 백만원
  },
});

export type ChartColumns = RowOfEndpoint<typeof ka20006>;

/** The figures of a day in a row; the broker gives no change, so it is that from the session before. */
export function indexOf(row: ChartColumns, before: ChartColumns | undefined) {
  if (row.cur_prc === 0) return impossible('the index is 0');
  if (before === undefined || before.cur_prc === 0)
    return impossible('there is no session before to compare with');
  // Levels are whole hundredths, so the change is one too; percent is rounded to hundredths as KRX does.
  const hundredths = Math.round(row.cur_prc * 100) - Math.round(before.cur_prc * 100);
  const percent = Math.round((Math.abs(hundredths) / before.cur_prc) * 100) / 100;
  return {
    price: row.cur_prc,
    change: hundredths / 100,
    changePercent: hundredths < 0 ? 0 - percent : percent,
    ...rangeOf(row),
    volume: row.trde_qty * STEPS.volume,
    turnover: row.trde_prica * STEPS.turnover,
    rounding: STEPS,
  };
}
