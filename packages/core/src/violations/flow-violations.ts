import { restsAt } from '../calendar/trading-day.ts';
import { grossTrading, movingAllowance } from '../tables.ts';
import { type Measure, MEASURES } from '../market.ts';
import type { FlowFigures, SectorIndex, StockTrading } from '../model/flows.ts';
import type { StockCode } from '../words.ts';
import { levelViolations } from './index-violations.ts';
import { numberViolations, prefixed, priceViolations, type Violation } from './violation.ts';
import { tableViolations } from './table-violations.ts';

/** A flow of a market or of a stock. */
interface CheckedFlow extends FlowFigures {
  readonly stock?: StockCode;
  readonly index?: SectorIndex;
  readonly trading?: StockTrading;
}

/**
 * The rules that a flow breaks; empty when nothing is wrong.
 *
 * The nets of all investors add up to 0, all buying equals all selling, institutions and foreigners equal their parts,
 * buying less selling is the net. A residual of one rounding step for each rounded column is allowed, and 0.2 % of the
 * gross trading where the answer came before the day was at rest. All zeros are an untraded day of a stock, and else a
 * violation.
 */
export const flowViolations = (flow: CheckedFlow): readonly Violation[] => [
  ...MEASURES.flatMap((measure) => measureViolations(flow, measure)),
  ...(flow.index === undefined ? [] : prefixed('index.', levelViolations(flow.index))),
  ...(flow.trading === undefined ? [] : prefixed('trading.', tradingViolations(flow.trading))),
];

function measureViolations(flow: CheckedFlow, measure: Measure): readonly Violation[] {
  const table = flow[measure];
  if (table === undefined) return [];
  const found = tableViolations({ ...flow, measure, table, allowance: allowanceOf(flow, measure) });
  return flow.stock === undefined ? found : found.filter(({ rule }) => rule !== 'all-zero');
}

/** How far columns may lag one another; nothing once the day is at rest. */
function allowanceOf(flow: CheckedFlow, measure: Measure): number {
  const gross = grossTrading(flow, measure);
  const isAtRest = Date.parse(flow.observedAt) >= restsAt(flow.day, flow.venue);
  return isAtRest || gross === undefined ? 0 : movingAllowance(gross);
}

function tradingViolations({ lastPrice, change, shares, turnover }: StockTrading) {
  return [
    ...numberViolations({ lastPrice, change, shares, turnover }, 'whole'),
    ...priceViolations({ lastPrice }),
  ];
}
