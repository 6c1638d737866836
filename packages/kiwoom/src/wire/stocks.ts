import type { StockCode, Venue } from '@investor-flow/core';
import * as z from 'zod/mini';

export const SUFFIX = { krx: '', nxt: '_NX', unified: '_AL' } as const satisfies Record<
  Venue,
  string
>;

/** The venue is a suffix of the code. */
export const stockCode = (stock: StockCode, venue: Venue): string => `${stock}${SUFFIX[venue]}`;

/** A column that holds a stock's code, with or without the suffix of a venue. */
export const stockCodeColumn = z
  .string('must be a string')
  .check(z.regex(/^[0-9A-Z]{6}(?:_AL|_NX)?$/, 'must be a stock code'));
