import type { InvestorFlow } from 'investor-flow';
import { expect, it } from 'vitest';
import { answersOf } from '../__fixtures__/answers.ts';
import { newestStreak } from './streaks-of.ts';

const [flow] = answersOf('kiwoom').flowHistory;
/** Newest first. */
const rows = (...nets: readonly number[]): readonly InvestorFlow[] =>
  nets.flatMap((net, back) => {
    const value = flow?.value;
    if (flow === undefined || value === undefined) return [];
    return [{ ...flow, day: `2026-11-${20 - back}`, value: { ...value, foreign: { net } } }];
  });

it.each([
  [
    [3, 2, 1, -4],
    { side: 'buying', sessions: 3, net: 6, since: '2026-11-18', state: 'continuing' },
  ],
  [[-1, -2, 5], { side: 'selling', sessions: 2, net: -3, since: '2026-11-19', state: 'slowing' }],
  [[-1, 2], { side: 'selling', sessions: 1, net: -1, since: '2026-11-20', state: 'turned' }],
  [[1, 0, 1], { side: 'buying', sessions: 1, net: 1, since: '2026-11-20', state: 'continuing' }],
])('%j', (nets, streak) => {
  const expected = { ...streak, until: '2026-11-20' };
  expect(newestStreak(rows(...nets), 'foreign')).toEqual(expected);
  expect(newestStreak(rows(...nets).toReversed(), 'foreign')).toEqual(expected);
});

it.each([[[]], [[0, 1]]])('%j is none', (nets) => {
  expect(newestStreak(rows(...nets), 'foreign')).toBeUndefined();
});
