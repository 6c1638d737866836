import type { ProgramTrade } from '../model/program-trade.ts';
import { programViolations } from '../violations/program-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Programme trading of a market by the minute of one day. */
export const programTradesIntraday = question<ProgramTrade>()({
  shape: 'list',
  command: 'programs --intraday',
  fields: { required: ['market'], optional: ['day', 'venue'] },
  offers: ['markets', 'venues', 'history'],
  violations: (rows) => rows.flatMap(programViolations),
});

/** Without `day` the latest session. */
export type ProgramTradesIntradayQuery = QueryIn<typeof programTradesIntraday>;
