import type { InvestorFlow } from '../model/investor-flow.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Who bought and sold a market or sector, day by day. */
export const flowHistory = question<InvestorFlow>()({
  shape: 'pages',
  command: 'history',
  fields: {
    required: ['market'],
    optional: ['sector', 'from', 'to', 'limit', 'venue', 'measures'],
  },
  offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(flowViolations),
});

/** Without `sector` the whole market; without `from` and `limit` thirty sessions. */
export type FlowHistoryQuery = QueryIn<typeof flowHistory>;
