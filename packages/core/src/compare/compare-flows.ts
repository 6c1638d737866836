import { restsAt } from '../calendar/trading-day.ts';
import { comparisonOf } from './comparison.ts';
import type { ComparableFlow, CompareOptions, FlowComparison } from './flow-comparison.ts';
import { flowLines } from './lines.ts';
import { allZero, differences, nothingInCommon, observedApart, stillMoved } from './obstacles.ts';

/**
 * Compares two flows of one market or of one stock, number by number; pure.
 *
 * Each line has its tolerance: half a step for each rounded column that went into the two numbers. Until the day is at
 * rest, differences up to 0.2 % of the gross trading are `moving`, and all of them where neither side has gross trading.
 * An obstacle makes the flows `incomparable`; a number of one side alone is not a disagreement.
 */
export function compareFlows(
  left: ComparableFlow,
  right: ComparableFlow,
  options: CompareOptions = {},
): FlowComparison {
  const pair = [left, right] as const;
  const moving = stillMoved(pair, ({ day, venue }) => restsAt(day, venue));
  const lines = flowLines(left, right, moving);
  const obstacles = [
    ...differences(left, right),
    ...observedApart(pair, moving, options),
    ...allZero(left, right),
    ...nothingInCommon(
      pair,
      lines.some(({ difference }) => difference !== undefined),
    ),
  ];
  return comparisonOf(pair, obstacles, lines);
}
