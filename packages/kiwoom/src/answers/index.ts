import type { AnswerTable } from '@investor-flow/adapter-kit';
import { flowHistory } from './flow-history.ts';
import { foreignHoldings } from './foreign-holdings.ts';
import { indexHistory } from './index-history.ts';
import { investorFlow } from './investor-flow.ts';
import { programTradesIntraday } from './program-trades-intraday.ts';
import { programTrades } from './program-trades.ts';
import { sectorFlowHistory } from './sector-flow-history.ts';
import { sectorFlows } from './sector-flows.ts';
import { sectorIndexes } from './sector-indexes.ts';
import { sectorStocks } from './sector-stocks.ts';
import { stockEstimates } from './stock-estimates.ts';
import { stockFlows } from './stock-flows.ts';
import { stockProgramTrades } from './stock-program-trades.ts';
import { stocks } from './stocks.ts';
import { topStocks } from './top-stocks.ts';

/** Every question that Kiwoom answers; a question that is missing here is `none`. */
export const ANSWERS = {
  investorFlow,
  sectorFlows,
  flowHistory,
  sectorFlowHistory,
  stockFlows,
  foreignHoldings,
  sectorIndexes,
  indexHistory,
  sectorStocks,
  programTrades,
  stockProgramTrades,
  programTradesIntraday,
  stockEstimates,
  topStocks,
  stocks,
} as const satisfies AnswerTable;
