import { text, unsigned } from '@investor-flow/adapter-kit';
import type { Market } from '@investor-flow/core';
import * as z from 'zod/mini';
import { rowsCall, type StockPage } from './calls.ts';
import { stockCodeColumn } from './codes.ts';

/** The markets whose stocks are listed; other numbers than in ka10051. */
export const LISTED = {
  kospi: '0',
  kosdaq: '10',
  etf: '8',
  etn: '60',
  elw: '3',
} as const satisfies { readonly [M in Market]?: string };
export type ListedMarket = keyof typeof LISTED;

/**
 * ka10099 종목정보 리스트: every listed stock of a market.
 * POST /api/dostk/stkinfo
 */
export const ka10099 = rowsCall({
  id: 'ka10099',
  path: '/api/dostk/stkinfo',
  body: ({ market }: Pick<StockPage, 'cursor'> & { readonly market: ListedMarket }) => ({
    mrkt_tp: LISTED[market],
  }),
  list: 'list',
  key: { column: 'code', schema: stockCodeColumn }, // 종목코드
  row: {
    name: text, // 종목명
    listCount: unsigned, // 상장주식수, sixteen digits with zeros in front
    upName: z.optional(text), // 업종명
    upSizeName: z.optional(text), // 회사크기분류
    nxtEnable: z.optional(z.enum(['Y', 'N', ''], 'must be Y, N or a blank')), // NXT가능여부
  },
});
