import type { AnswerTable } from '@investor-flow/adapter-kit';
import { foreignHoldings } from './foreign-holdings.ts';
import { investorFlow } from './investor-flow.ts';
import { sectorFlows } from './sector-flows.ts';

/** Every question that Kiwoom answers; a question that is missing here is `none`. */
export const ANSWERS = {
  investorFlow,
  sectorFlows,
  foreignHoldings,
} as const satisfies AnswerTable;
