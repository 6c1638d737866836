import { settledAt } from '../calendar/trading-day.ts';
import { comparisonOf } from './comparison.ts';
import type { CompareOptions, Comparison, LineFigures } from './flow-comparison.ts';
import { lineFigures } from './lines.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import { differences, observedApart, stillMoved } from './obstacles.ts';

/** The numbers of a holding: shares and won exact, percentages within half a hundredth. */
const TOLERANCES = {
  heldShares: 0,
  ownershipPercent: 0.005,
  limitUsedPercent: 0.005,
  limitShares: 0,
  acquirableShares: 0,
  limitChangeShares: 0,
  changeShares: 0,
  close: 0,
  closeChange: 0,
  tradedShares: 0,
} as const satisfies { readonly [F in keyof ForeignHolding]?: number };
export type HoldingFigure = keyof typeof TOLERANCES;
const FIGURES = Object.keys(TOLERANCES) as readonly HoldingFigure[];

/** One number of two holdings: shares, percent or won. */
export interface HoldingLine extends LineFigures {
  readonly figure: HoldingFigure;
}

export type HoldingComparison = Comparison<HoldingLine>;

/**
 * Compares what two answers say of one stock's foreign holding on one day, number by number; pure.
 *
 * Until the day is settled a row may be a copy of the day before: a difference is then `moving`.
 */
export function compareHoldings(
  left: ForeignHolding,
  right: ForeignHolding,
  options: CompareOptions = {},
): HoldingComparison {
  const pair = [left, right] as const;
  const moving = stillMoved(pair, ({ day }) => settledAt(day));
  const lines = FIGURES.flatMap((figure): readonly HoldingLine[] => {
    const numbers = [left[figure], right[figure]] as const;
    const found = lineFigures(numbers, TOLERANCES[figure], moving ? Infinity : 0);
    return found === undefined ? [] : [{ figure, ...found }];
  });
  const obstacles = [...differences(left, right), ...observedApart(pair, moving, options)];
  return comparisonOf(pair, obstacles, lines);
}
