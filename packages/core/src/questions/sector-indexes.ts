import type { IndexQuote } from '../model/index-quote.ts';
import { indexViolations } from '../violations/index-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** The indexes of a market's sectors now. */
export const sectorIndexes = question<IndexQuote>()({
  shape: 'list',
  command: 'index',
  fields: { required: ['market'], optional: [], open: ['sector'] },
  offers: ['markets', 'sectors'],
  violations: (rows) => rows.flatMap(indexViolations),
});

/** Without `sector` every sector of the market. */
export type SectorIndexesQuery = QueryIn<typeof sectorIndexes>;
