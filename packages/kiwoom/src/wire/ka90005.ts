import { compact, orBlank, type RowOfEndpoint, rowsEndpoint } from '@investor-flow/adapter-kit';
import type { TradingDay, Venue } from '@investor-flow/core';
import { cursorHeaders } from './dialect.ts';
import { doublySigned, levelHundredths } from './levels.ts';
import { PROGRAM_COLUMNS, PROGRAM_MARKET } from './programs.ts';
import { EXCHANGE, type ServedMarket } from './codes.ts';
import { timeOfDay } from './times.ts';

/** One page of a market's programme trading on one day. */
export interface ProgramMinutesQuery {
  readonly market: ServedMarket;
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly cursor: string | undefined;
}

/**
 * ka90005 프로그램매매추이요청 시간대별: programme trading of a market by the minute, a hundred a page, newest first.
 * Cumulative; some minutes are absent.
 * POST /api/dostk/mrkcond
 */
export const ka90005 = rowsEndpoint({
  id: 'ka90005',
  request: ({ market, venue, day, cursor }: ProgramMinutesQuery) => ({
    method: 'POST',
    path: '/api/dostk/mrkcond',
    body: {
      date: compact(day),
      amt_qty_tp: '1', // without effect: the rows carry both (measured)
      mrkt_tp: PROGRAM_MARKET[market][venue],
      min_tic_tp: '1', // 분
      stex_tp: EXCHANGE[venue],
    },
    headers: cursorHeaders(cursor),
  }),
  list: 'prm_trde_trnsn',
  key: { column: 'cntr_tm', schema: timeOfDay }, // 체결시간, HHMMSS
  row: {
    ...PROGRAM_COLUMNS,
    kospi200: levelHundredths, // hundredths here, decimals in ka90010; "0" before the opening (measured)
    basis: orBlank(doublySigned), // 베이시스, decimals: blank before the opening (measured)
  },
});

export type ProgramMinuteColumns = RowOfEndpoint<typeof ka90005>;
