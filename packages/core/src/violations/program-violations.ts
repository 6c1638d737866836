import type { ProgramTrade, StockProgramTrade } from '../model/program-trade.ts';
import type { Violation } from './violation.ts';

/** What programme trading breaks. */
export const programViolations = (
  _trade: ProgramTrade | StockProgramTrade,
): readonly Violation[] => [];
