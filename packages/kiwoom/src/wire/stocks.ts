import type { StockCode, Venue } from '@investor-flow/core';

const SUFFIX = { krx: '', nxt: '_NX', unified: '_AL' } as const satisfies Record<Venue, string>;

/** The venue is a suffix of the code. */
export const stockCode = (stock: StockCode, venue: Venue): string => `${stock}${SUFFIX[venue]}`;
