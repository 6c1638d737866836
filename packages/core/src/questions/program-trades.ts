import type { ProgramTrade } from '../model/program-trade.ts';
import { programViolations } from '../violations/program-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Programme trading of a market, day by day. */
export const programTrades = question<ProgramTrade>()({
  shape: 'pages',
  command: 'programs',
  fields: { required: ['market'], optional: ['from', 'to', 'limit', 'venue'] },
  offers: ['markets', 'venues', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(programViolations),
});

/** Without `from` and `limit` thirty sessions. */
export type ProgramTradesQuery = QueryIn<typeof programTrades>;
