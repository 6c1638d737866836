import { compact, compactTime, orBlank } from '@investor-flow/adapter-kit';
import type { TradingDay } from '@investor-flow/core';
import { type MarketPage, rowsCall } from './calls.ts';
import { doublySigned, levelHundredths } from './columns.ts';
import { PROGRAM_COLUMNS, PROGRAM_MARKET } from './programs.ts';
import { EXCHANGE } from './codes.ts';

/**
 * ka90005 프로그램매매추이요청 시간대별: programme trading of a market by the minute, a hundred a page, newest first.
 * Cumulative; some minutes are absent.
 * POST /api/dostk/mrkcond
 */
export const ka90005 = rowsCall({
  id: 'ka90005',
  path: '/api/dostk/mrkcond',
  body: ({ market, venue, day }: MarketPage & { readonly day: TradingDay }) => ({
    date: compact(day),
    amt_qty_tp: '1', // without effect: the rows carry both (measured)
    mrkt_tp: PROGRAM_MARKET[market][venue],
    min_tic_tp: '1', // 분
    stex_tp: EXCHANGE[venue],
  }),
  list: 'prm_trde_trnsn',
  key: { column: 'cntr_tm', schema: compactTime }, // 체결시간, HHMMSS
  row: {
    ...PROGRAM_COLUMNS,
    kospi200: levelHundredths, // hundredths here, decimals in ka90010; "0" before the opening (measured)
    basis: orBlank(doublySigned), // 베이시스, decimals: blank before the opening (measured)
  },
});
