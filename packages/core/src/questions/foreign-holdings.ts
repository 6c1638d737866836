import type { ForeignHolding } from '../model/foreign-holding.ts';
import { holdingViolations } from '../violations/holding-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** What foreigners hold of a stock, day by day. */
export const foreignHoldings = question<ForeignHolding>()({
  shape: 'pages',
  command: 'holdings',
  fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue'] },
  offers: ['venues', 'history', 'daysPerCall'],
  violations: holdingViolations,
});

/** Both ends of the range belong to it; without `from` and `limit` thirty sessions are given. */
export type ForeignHoldingsQuery = QueryIn<typeof foreignHoldings>;
