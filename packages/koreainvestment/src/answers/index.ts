import type { AnswerTable } from '@investor-flow/adapter-kit';
import { flowHistory } from './flow-history.ts';
import { investorFlow } from './investor-flow.ts';
import { sectorFlowHistory } from './sector-flow-history.ts';
import { sectorFlows } from './sector-flows.ts';
import { stockFlows } from './stock-flows.ts';

/** Every question that Korea Investment answers; a question that is missing here is `none`. */
export const ANSWERS = {
  investorFlow,
  sectorFlows,
  flowHistory,
  sectorFlowHistory,
  stockFlows,
} as const satisfies AnswerTable;
