import type { AnswerTable } from '@investor-flow/adapter-kit';
import { flowHistory } from './flow-history.ts';
import { foreignHoldings } from './foreign-holdings.ts';
import { investorFlow } from './investor-flow.ts';
import { sectorFlowHistory } from './sector-flow-history.ts';
import { sectorFlows } from './sector-flows.ts';
import { stockFlows } from './stock-flows.ts';
import { sectorIndexes } from './sector-indexes.ts';
import { indexHistory } from './index-history.ts';
import { sectorStocks } from './sector-stocks.ts';
import { stocks } from './stocks.ts';

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
  stocks,
} as const satisfies AnswerTable;
