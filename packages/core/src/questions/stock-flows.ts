import type { StockFlow } from '../model/stock-flow.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Who bought and sold a stock, day by day. */
export const stockFlows = question<StockFlow>()({
  shape: 'pages',
  command: 'stock',
  fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
  offers: ['venues', 'measures', 'sides', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(flowViolations),
});

/** Without `from` and `limit` thirty sessions, without `measures` the value. */
export type StockFlowsQuery = QueryIn<typeof stockFlows>;
