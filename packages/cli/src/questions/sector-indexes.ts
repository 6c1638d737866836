import type { IndexQuote } from 'investor-flow';
import { LEVEL, SORT, TOP } from '../options.ts';
import { section } from '../render/section.ts';
import { sectorColumns } from './columns.ts';
import { INDEX_CSV, QUOTE_COLUMNS } from './index-columns.ts';
import type { View } from './view.ts';

/** The indexes of a market now: a line a sector, with breadth. */
export const view: View<IndexQuote> = {
  options: [LEVEL, SORT, TOP],
  csv: INDEX_CSV,
  sections: (rows, request) => [section(rows, [...sectorColumns(request), ...QUOTE_COLUMNS])],
};
