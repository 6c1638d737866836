import type { ComparableFlow, ComparisonLine } from './flow-comparison.ts';
import { type Investor, partsOf } from '../investor.ts';
import type { Measure } from '../market.ts';
import type { Trade } from '../model/flows.ts';

export const SIDES = ['net', 'buy', 'sell'] as const satisfies readonly (keyof Trade)[];

/** Which number of a flow. */
export type Where = Pick<ComparisonLine, 'investor' | 'measure' | 'side'>;

export const numberAt = (flow: ComparableFlow, at: Where): number | undefined =>
  flow[at.measure]?.[at.investor]?.[at.side];

/** Half a step for each rounded column that went into a number; a step of 1 is exact. */
export function slack(flow: ComparableFlow, { investor, measure }: Where): number {
  const step = flow.rounding[measure];
  return step === undefined || step === 1 ? 0 : (step / 2) * columnsOf(flow, investor, measure);
}

/** A derived number comes from the columns of its parts: those the flow has, or all where it has fewer than two. */
function columnsOf(flow: ComparableFlow, investor: Investor, measure: Measure): number {
  if (flow.derived?.includes(investor) !== true) return 1;
  const parts = partsOf(investor);
  const present = parts.filter((part) => flow[measure]?.[part] !== undefined);
  return present.length > 1 ? present.length : Math.max(1, parts.length);
}
