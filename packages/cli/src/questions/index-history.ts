import type { IndexDay } from 'investor-flow';
import { section } from '../render/section.ts';
import { dayColumn } from './columns.ts';
import { INDEX_CSV, QUOTE_COLUMNS } from './index-columns.ts';
import type { View } from './view.ts';

/** An index day by day; asked where a range was typed. */
export const view: View<IndexDay> = {
  applies: ({ from, to, limit }) => [from, to, limit].some((it) => it !== undefined),
  csv: INDEX_CSV,
  sections: (rows, request) => [section(rows, [dayColumn(rows, request), ...QUOTE_COLUMNS])],
};
