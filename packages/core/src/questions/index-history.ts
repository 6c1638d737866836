import type { IndexDay } from '../model/index-quote.ts';
import { indexViolations } from '../violations/index-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** The index of a market or sector, day by day. */
export const indexHistory = question<IndexDay>()({
  shape: 'pages',
  command: 'index',
  fields: { required: ['market'], optional: ['sector', 'from', 'to', 'limit'] },
  offers: ['markets', 'sectors', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(indexViolations),
});

/** Without `sector` the whole market; without `from` and `limit` thirty sessions. */
export type IndexHistoryQuery = QueryIn<typeof indexHistory>;
