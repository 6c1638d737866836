import type { AnswerTable } from '@investor-flow/adapter-kit';
import { flowHistory } from './flow-history.ts';
import { foreignHoldings } from './foreign-holdings.ts';
import { indexHistory } from './index-history.ts';
import { investorFlow } from './investor-flow.ts';
import { sectorFlowHistory } from './sector-flow-history.ts';
import { sectorFlows } from './sector-flows.ts';
import { sectorIndexes } from './sector-indexes.ts';
import { stockFlows } from './stock-flows.ts';

/** Every question that Korea Investment answers; a question that is missing here is `none`. */
export const ANSWERS = {
  investorFlow,
  sectorFlows,
  flowHistory,
  sectorFlowHistory,
  stockFlows,
  foreignHoldings,
  sectorIndexes,
  indexHistory,
} as const satisfies AnswerTable;
