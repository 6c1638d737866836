import type { InvestorFlow } from '../model/investor-flow.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Who bought and sold a market, or one sector of it, on one day. */
export const investorFlow = question<InvestorFlow>()({
  shape: 'one',
  command: 'flow',
  fields: { required: ['market'], optional: ['sector', 'day', 'venue', 'measures'] },
  offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history'],
  violations: (rows) => rows.flatMap(flowViolations),
});

/** Without `sector` the whole market, without `day` the latest session, without `venue` KRX, without `measures` the value. */
export type InvestorFlowQuery = QueryIn<typeof investorFlow>;
