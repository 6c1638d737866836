import { isStockCode, type StockCode } from '@investor-flow/core';
import * as z from 'zod/mini';

/** Six digits that begin with 5, 6 or 7 are an ETN: no stock and no ETF has such a code. */
const isEtn = (stock: StockCode): boolean => /^[5-7]\d{5}$/.test(stock);

/** The broker wants a Q before the six digits of an ETN. */
export const stockCode = (stock: StockCode): string => (isEtn(stock) ? `Q${stock}` : stock);

const bare = (code: string): string => (/^Q\d{6}$/.test(code) ? code.slice(1) : code);

/** A column that holds a stock's code, with or without the Q of an ETN. */
export const stockColumn = z.pipe(
  z
    .string('must be a string')
    .check(z.refine((text) => isStockCode(bare(text)), 'must be a stock code')),
  z.transform(bare),
);
