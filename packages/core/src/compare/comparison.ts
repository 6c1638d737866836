import type {
  Caveat,
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

/** What a reader of the comparison should know of its two answers. */
function caveatsOf(left: ComparableAnswer, right: ComparableAnswer): readonly Caveat[] {
  const both = [left, right];
  const each = (what: (answer: ComparableAnswer) => string): string =>
    both.map((answer) => `${answer.broker}: ${what(answer)}`).join(', ');
  const caveats: Caveat[] = [];
  if (both.some(({ status }) => status !== 'final'))
    caveats.push({ kind: 'status', message: each(({ status }) => status) });
  if (both.some(({ dayBasis }) => dayBasis === 'assumed'))
    caveats.push({ kind: 'day-basis', message: each(({ dayBasis }) => `day ${dayBasis}`) });
  if (both.some(({ environment }) => environment !== 'live'))
    caveats.push({ kind: 'environment', message: each(({ environment }) => environment) });
  if (both.some(({ assumed = [] }) => assumed.length > 0))
    caveats.push({ kind: 'assumed', message: each(({ assumed = [] }) => listed(assumed)) });
  if (left.broker === right.broker)
    caveats.push({ kind: 'same-broker', message: `both answers are of ${left.broker}` });
  return caveats;
}

const listed = (assumed: readonly string[]): string =>
  assumed.length === 0 ? 'nothing assumed' : `${assumed.join(' and ')} assumed`;
