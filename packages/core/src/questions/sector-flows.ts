import type { InvestorFlow } from '../model/investor-flow.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Who bought and sold every sector of a market on one day. */
export const sectorFlows = question<InvestorFlow>()({
  shape: 'list',
  command: 'sectors',
  fields: { required: ['market'], optional: ['day', 'venue', 'measures'] },
  offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history'],
  violations: (rows) => rows.flatMap(flowViolations),
});

/** Without `day` the latest session, without `venue` KRX, without `measures` the value. */
export type SectorFlowsQuery = QueryIn<typeof sectorFlows>;
