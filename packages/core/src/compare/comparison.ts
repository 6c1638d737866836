import { caveatsOf } from './caveats.ts';
import type {
  ComparableAnswer,
  ComparedFlow,
  Comparison,
  ComparisonVerdict,
  LineFigures,
  Obstacle,
} from './flow-comparison.ts';
import { apartOf } from './obstacles.ts';

/** Puts a comparison together; the obstacles and lines decide its verdict. */
export const comparisonOf = <Line extends LineFigures>(
  [left, right]: readonly [ComparableAnswer, ComparableAnswer],
  obstacles: readonly Obstacle[],
  lines: readonly Line[],
): Comparison<Line> => ({
  left: compared(left),
  right: compared(right),
  apartMs: apartOf([left, right]),
  obstacles,
  caveats: caveatsOf(left, right),
  lines,
  verdict: verdictOf(obstacles, lines),
});

const compared = ({
  broker,
  environment,
  api,
  day,
  status,
  observedAt,
}: ComparableAnswer): ComparedFlow => ({ broker, environment, api, day, status, observedAt });

/** Numbers of one side alone are no disagreement. */
function verdictOf(
  obstacles: readonly Obstacle[],
  lines: readonly LineFigures[],
): ComparisonVerdict {
  if (obstacles.length > 0) return 'incomparable';
  if (lines.some(({ verdict }) => verdict === 'different')) return 'disagree';
  return lines.some(({ verdict }) => verdict === 'moving') ? 'moving' : 'agree';
}
