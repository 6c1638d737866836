import type { InvestorFlow } from '../model/investor-flow.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Who bought and sold every sector of a market, day by day. */
export const sectorFlowHistory = question<InvestorFlow>()({
  shape: 'pages',
  command: 'streaks',
  fields: { required: ['market'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
  offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(flowViolations),
});

/** `limit` counts sessions; without `from` and `limit` thirty sessions. */
export type SectorFlowHistoryQuery = QueryIn<typeof sectorFlowHistory>;
