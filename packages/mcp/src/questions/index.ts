import type { Question } from 'investor-flow';
import type { NoTool, ToolEntry } from './entry.ts';
import { flowHistory, marketFlow, sectorFlows } from './market-flows.ts';
import { foreignHoldings, stockFlows, topStocks } from './stock-tools.ts';

const none = (because: string): NoTool => ({ because });

/** Every question, one line each: its tool, or why it has none of its own. */
export const TOOL_ENTRIES: { readonly [Q in Question]: ToolEntry<Q> | NoTool } = {
  investorFlow: marketFlow,
  sectorFlows: sectorFlows,
  flowHistory: flowHistory,
  sectorFlowHistory: none('find_streaks reads it: every sector of every day is too long to read'),
  stockFlows: stockFlows,
  foreignHoldings: foreignHoldings,
  sectorIndexes: none('get_sector_flows has the index of each sector'),
  indexHistory: none('get_flow_history has the index of each day'),
  sectorStocks: none('not offered to assistants: use the command `members`'),
  programTrades: none('not offered to assistants: use the command `programs`'),
  stockProgramTrades: none('not offered to assistants: use the command `programs`'),
  programTradesIntraday: none('not offered to assistants: use the command `programs`'),
  stockEstimates: none('get_top_stocks by estimate ranks them; use the command `estimates`'),
  topStocks: topStocks,
  stocks: none('find_stock reads it'),
};
