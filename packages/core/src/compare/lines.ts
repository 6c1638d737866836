import { definition } from './definition.ts';
import type {
  ComparableFlow,
  ComparisonLine,
  LineFigures,
  LineVerdict,
} from './flow-comparison.ts';
import { grossTrading, movingAllowance } from '../tables.ts';
import { INVESTORS } from '../investor.ts';
import { type Measure, MEASURES } from '../market.ts';
import { numberAt, SIDES, slack, type Where } from './slack.ts';

/** A line for each number that one of the flows has: measure by investor by side. */
export function flowLines(
  left: ComparableFlow,
  right: ComparableFlow,
  moving: boolean,
): readonly ComparisonLine[] {
  const lines: ComparisonLine[] = [];
  for (const measure of MEASURES) {
    const allowance = moving ? allowanceOf(left, right, measure) : 0;
    for (const investor of INVESTORS)
      for (const side of SIDES) {
        const where: Where = { investor, measure, side };
        const tolerance = slack(left, where) + slack(right, where);
        const pair = [numberAt(left, where), numberAt(right, where)] as const;
        const figures = lineFigures(pair, tolerance, allowance);
        if (figures === undefined) continue;
        const { verdict } = figures;
        const isOff = verdict === 'different' || verdict === 'moving';
        const because = isOff ? definition(left, right, where) : undefined;
        const explained = because === undefined ? {} : { because };
        // Assigned: two spreads take a hundred times as long (Node 20), and there is a line for each number.
        lines.push(Object.assign(where, figures, explained));
      }
  }
  return lines;
}

/** How far figures that still move may differ: a share of the gross trading, or any difference where none is known. */
function allowanceOf(left: ComparableFlow, right: ComparableFlow, measure: Measure): number {
  const known = [grossTrading(left, measure), grossTrading(right, measure)].filter(
    (it) => it !== undefined,
  );
  return known.length === 0 ? Infinity : movingAllowance(Math.max(...known));
}

/** Compares two numbers; nothing where neither side has one. */
export function lineFigures(
  [left, right]: readonly [number | undefined, number | undefined],
  tolerance: number,
  allowance: number,
): LineFigures | undefined {
  if (left === undefined) return right === undefined ? undefined : { right, verdict: 'right-only' };
  if (right === undefined) return { left, verdict: 'left-only' };
  const exact = right - left + 0;
  // Percentages leave a rest of floating point; every other number is whole.
  const difference = Number.isInteger(exact) ? exact : Number(exact.toFixed(6));
  const verdict = verdictOn(Math.abs(difference), tolerance, allowance);
  return { left, right, difference, tolerance, verdict };
}

function verdictOn(off: number, tolerance: number, allowance: number): LineVerdict {
  if (off === 0) return 'equal';
  if (off <= tolerance) return 'within-rounding';
  return off <= allowance ? 'moving' : 'different';
}
