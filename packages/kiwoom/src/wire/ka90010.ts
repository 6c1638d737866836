import { compact, dayIn, orBlank, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import { isTradingDay } from '@investor-flow/core';
import * as z from 'zod/mini';
import { type MarketPage, rowsCall, type UpTo } from './calls.ts';
import { doublySigned, level } from './columns.ts';
import { PROGRAM_COLUMNS, PROGRAM_MARKET } from './programs.ts';
import { EXCHANGE } from './codes.ts';

/** A day written YYYYMMDD000000, as only this call does (measured). */
const midnight = z.pipe(
  z
    .string('must be a string')
    .check(
      z.refine(
        (text) => text.endsWith('000000') && isTradingDay(dayIn(text.slice(0, -6))),
        'must be a day written YYYYMMDD000000',
      ),
    ),
  z.transform((text: string) => dayIn(text.slice(0, -6))),
);

/**
 * ka90010 프로그램매매추이요청 일자별: programme trading of a market by day, a hundred a page, newest first.
 * POST /api/dostk/mrkcond
 */
export const ka90010 = rowsCall({
  id: 'ka90010',
  path: '/api/dostk/mrkcond',
  body: ({ market, venue, to }: MarketPage & UpTo) => ({
    date: compact(to),
    amt_qty_tp: '1', // without effect: the rows carry both (measured)
    mrkt_tp: PROGRAM_MARKET[market][venue],
    min_tic_tp: '0',
    stex_tp: EXCHANGE[venue],
  }),
  list: 'prm_trde_trnsn',
  key: { column: 'cntr_tm', schema: midnight }, // 체결시간
  row: {
    ...PROGRAM_COLUMNS,
    kospi200: level, // decimals here, hundredths in ka90005; its sign is a colour (measured)
    basis: orBlank(doublySigned), // 베이시스: blank before the opening
  },
});

export type ProgramDayColumns = RowOfEndpoint<typeof ka90010>;
