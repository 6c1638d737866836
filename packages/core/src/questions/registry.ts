import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { IndexDay, IndexQuote } from '../model/index-quote.ts';
import type { InvestorFlow, StockFlow } from '../model/flows.ts';
import type { ProgramTrade, StockProgramTrade } from '../model/program-trade.ts';
import type { RankedStock, SectorStock, Stock } from '../model/stocks.ts';
import type { StockEstimate } from '../model/stock-estimate.ts';
import { flowViolations } from '../violations/flow-violations.ts';
import { holdingViolations } from '../violations/holding-violations.ts';
import { indexViolations } from '../violations/index-violations.ts';
import { programViolations } from '../violations/program-violations.ts';
import { question } from './spec.ts';

/** Every question; what loops over questions is derived from this table. */
export const REGISTRY = {
  /** Who bought and sold a market, or one sector of it, on one day. */
  investorFlow: question<InvestorFlow>()({
    shape: 'one',
    command: 'flow',
    fields: { required: ['market'], optional: ['sector', 'day', 'venue', 'measures'] },
    offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history'],
    violations: (rows) => rows.flatMap(flowViolations),
  }),
  /** Who bought and sold every sector of a market on one day. */
  sectorFlows: question<InvestorFlow>()({
    shape: 'list',
    command: 'sectors',
    fields: { required: ['market'], optional: ['day', 'venue', 'measures'] },
    offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history'],
    violations: (rows) => rows.flatMap(flowViolations),
  }),
  /** Who bought and sold a market or sector, day by day. */
  flowHistory: question<InvestorFlow>()({
    shape: 'pages',
    command: 'history',
    fields: {
      required: ['market'],
      optional: ['sector', 'from', 'to', 'limit', 'venue', 'measures'],
    },
    offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(flowViolations),
  }),
  /** Who bought and sold every sector of a market, day by day. */
  sectorFlowHistory: question<InvestorFlow>()({
    shape: 'pages',
    command: 'streaks',
    fields: { required: ['market'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
    offers: ['markets', 'sectors', 'venues', 'measures', 'sides', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(flowViolations),
  }),
  /** Who bought and sold a stock, day by day. */
  stockFlows: question<StockFlow>()({
    shape: 'pages',
    command: 'stock',
    fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
    offers: ['venues', 'measures', 'sides', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(flowViolations),
  }),
  /** What foreigners hold of a stock, day by day. */
  foreignHoldings: question<ForeignHolding>()({
    shape: 'pages',
    command: 'holdings',
    fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue'] },
    offers: ['venues', 'history', 'daysPerCall'],
    violations: holdingViolations,
  }),
  /** The indexes of a market's sectors now. */
  sectorIndexes: question<IndexQuote>()({
    shape: 'list',
    command: 'index',
    fields: { required: ['market'], optional: [], open: ['sector'] },
    offers: ['markets', 'sectors'],
    violations: (rows) => rows.flatMap(indexViolations),
  }),
  /** The index of a market or sector, day by day. */
  indexHistory: question<IndexDay>()({
    shape: 'pages',
    command: 'index',
    fields: { required: ['market'], optional: ['sector', 'from', 'to', 'limit'] },
    offers: ['markets', 'sectors', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(indexViolations),
  }),
  /** The stocks of a sector. */
  sectorStocks: question<SectorStock>()({
    shape: 'list',
    command: 'members',
    fields: { required: ['market', 'sector'], optional: ['venue'] },
    offers: ['markets', 'sectors', 'venues'],
    violations: () => [],
  }),
  /** Programme trading of a market, day by day. */
  programTrades: question<ProgramTrade>()({
    shape: 'pages',
    command: 'programs',
    fields: { required: ['market'], optional: ['from', 'to', 'limit', 'venue'] },
    offers: ['markets', 'venues', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(programViolations),
  }),
  /** Programme trading of a stock, day by day. */
  stockProgramTrades: question<StockProgramTrade>()({
    shape: 'pages',
    command: 'programs',
    fields: { required: ['stock'], optional: ['from', 'to', 'limit', 'venue', 'measures'] },
    offers: ['venues', 'measures', 'history', 'daysPerCall'],
    violations: (rows) => rows.flatMap(programViolations),
  }),
  /** Programme trading of a market by the minute of one day. */
  programTradesIntraday: question<ProgramTrade>()({
    shape: 'list',
    command: 'programs --intraday',
    fields: { required: ['market'], optional: ['day', 'venue'] },
    offers: ['markets', 'venues', 'history'],
    violations: (rows) => rows.flatMap(programViolations),
  }),
  /** Estimates of what foreigners and institutions trade in a stock during the latest session. */
  stockEstimates: question<StockEstimate>()({
    shape: 'list',
    command: 'estimates',
    fields: { required: ['stock'], optional: ['venue', 'measures'] },
    offers: ['venues', 'measures'],
    violations: () => [],
  }),
  /** The stocks that a broker ranks highest by one basis. */
  topStocks: question<RankedStock>()({
    shape: 'list',
    command: 'top',
    fields: { required: ['market', 'by'], optional: ['side', 'investor', 'sessions', 'venue'] },
    offers: ['markets', 'by', 'venues'],
    violations: () => [],
    unsupported: ({ by, investor, side, venue }) => {
      if (investor !== undefined && by !== 'trade' && by !== 'estimate')
        return `A ranking by ${by} has no choice of investor`;
      if (side === 'sell' && by === 'limit-use')
        return 'A ranking by limit-use has no sellers: it lists where the use of the limit grew';
      // Staff estimates name no venue at any broker.
      return venue !== undefined && venue !== 'krx' && by === 'estimate'
        ? 'A ranking by estimate has no choice of venue'
        : undefined;
    },
    fitted: ({ by, sessions }, offer) => {
      const offered = by === undefined ? undefined : offer.by?.[by];
      return sessions === undefined && offered !== undefined && offered.length > 0
        ? { sessions: Math.min(...offered) }
        : {};
    },
  }),
  /** Every listed stock of a market. */
  stocks: question<Stock>()({
    shape: 'list',
    command: 'find',
    isDayless: true,
    fields: { required: ['market'], optional: [] },
    offers: ['markets'],
    violations: () => [],
  }),
} as const;
