import type { StockProgramTrade } from '../model/program-trade.ts';
import { programViolations } from '../violations/program-violations.ts';
import { type QueryIn, question } from './spec.ts';

/** Programme trading of a stock, day by day. */
export const stockProgramTrades = question<StockProgramTrade>()({
  shape: 'pages',
  command: 'programs',
  fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
  offers: ['venues', 'measures', 'history', 'daysPerCall'],
  violations: (rows) => rows.flatMap(programViolations),
});

/** Without `from` and `limit` thirty sessions, without `measures` the value. */
export type StockProgramTradesQuery = QueryIn<typeof stockProgramTrades>;
