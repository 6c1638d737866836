import type { Caveat, ComparableAnswer } from './flow-comparison.ts';

/** What a reader of the comparison should know of its two answers. */
export function caveatsOf(left: ComparableAnswer, right: ComparableAnswer): readonly Caveat[] {
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
