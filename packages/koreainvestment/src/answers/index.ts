import type { AnswerTable } from '@investor-flow/adapter-kit';
import { investorFlow } from './investor-flow.ts';
import { sectorFlows } from './sector-flows.ts';

/** Every question that Korea Investment answers; a question that is missing here is `none`. */
export const ANSWERS = {
  investorFlow,
  sectorFlows,
} as const satisfies AnswerTable;
