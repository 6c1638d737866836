import { QUESTION_TOOLS } from '../questions/question-tools.ts';
import { compareBrokers } from './compare-brokers.ts';
import { findStock } from './find-stock.ts';
import { findStreaks } from './find-streaks.ts';
import { intradayFlow } from './intraday-flow.ts';
import { listSectors } from './list-sectors.ts';
import { status } from './status.ts';
import type { Tool } from './tool.ts';

/** Every tool: those that are one question, and the others, one line each. */
export const TOOLS: readonly Tool[] = [
  ...QUESTION_TOOLS,
  intradayFlow,
  compareBrokers,
  findStreaks,
  listSectors,
  findStock,
  status,
];
