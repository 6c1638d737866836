import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rowsOf, rowsOfAll, SESSIONS, stockRow } from '../__fixtures__/signal-rows.ts';
import { orThrow } from '../broker-exception.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import { cumulative } from './cumulative.ts';
import { headroom } from './headroom.ts';
import { intensity } from './intensity.ts';
import { jointBuying } from './joint-buying.ts';
import { rolling } from './rolling.ts';
import { streaks } from './streaks.ts';
import { zScore } from './z-score.ts';

const [first = '', second = '', third = ''] = SESSIONS;
const BILLION = 1_000_000_000;

/** The worked example of each docstring, word for word, and what it says. */
const EXAMPLES: Readonly<Record<string, readonly [sentence: string, check: () => void]>> = {
  'cumulative.ts': [
    'Nets of +5, -2 and +4 on three sessions in a row give totals of 5, 3 and 7; without the second row they give 5 and 4, and the second day is `missing`.',
    () => {
      const totals = (...nets: readonly (number | undefined)[]) => {
        const { points, missing } = orThrow(cumulative(rowsOf(...nets), 'foreign'));
        return [points.map(({ total }) => total), missing];
      };
      expect(totals(5, -2, 4)).toEqual([[5, 3, 7], []]);
      expect(totals(5, undefined, 4)).toEqual([[5, 4], [second]]);
    },
  ],
  'rolling.ts': [
    'Nets of +5, -2 and +4 on three sessions in a row give, over 2 sessions, 3 on the second day and 2 on the third; without the second row they give nothing.',
    () => {
      const over2 = (...nets: readonly (number | undefined)[]) =>
        orThrow(rolling(rowsOf(...nets), 'foreign', 2)).points;
      expect(over2(5, -2, 4)).toEqual([
        { day: second, total: 3 },
        { day: third, total: 2 },
      ]);
      expect(over2(5, undefined, 4)).toEqual([]);
    },
  ],
  'streaks.ts': [
    'Nets of +5, +3, -1 on three sessions in a row are two streaks: selling for 1 session, `turned`; and before it buying for 2 sessions, net 8, `slowing`.',
    () =>
      expect(orThrow(streaks(rowsOf(5, 3, -1), 'foreign')).streaks).toMatchObject([
        { side: 'selling', sessions: 1, state: 'turned' },
        { side: 'buying', sessions: 2, net: 8, state: 'slowing' },
      ]),
  ],
  'joint-buying.ts': [
    'Foreigners +5, -2, +4 and institutions +1, +7, 0 on three sessions bought together on the first day alone.',
    () => {
      const rows = rowsOfAll([
        { foreign: 5, institution: 1 },
        { foreign: -2, institution: 7 },
        { foreign: 4, institution: 0 },
      ]);
      expect(orThrow(jointBuying(rows, ['foreign', 'institution'])).days).toEqual([first]);
    },
  ],
  'z-score.ts': [
    'Nets of 1, 2 and 6 on three sessions in a row have a mean of 3 and a deviation of √7; the score of 6 is 3 ÷ √7 ≈ 1.13.',
    () => {
      const found = orThrow(zScore(rowsOf(1, 2, 6), 'foreign', 3));
      expect([found.net, found.mean, found.deviation]).toEqual([6, 3, Math.sqrt(7)]);
      expect(found.score).toBeCloseTo(1.13, 2);
    },
  ],
  'intensity.ts': [
    'Foreigners who bought 30 billion won net on a day with a turnover of 600 billion have an intensity of 0.05.',
    () => {
      const nothing = { net: 0 };
      const value = { individual: nothing, foreign: { net: 30 * BILLION }, institution: nothing };
      const trading = {
        lastPrice: 70_000,
        change: 0,
        shares: 1,
        turnover: 600 * BILLION,
        turnoverRounding: 1,
      };
      expect(intensity(stockRow({ value, trading }), 'foreign')).toBe(0.05);
    },
  ],
  'headroom.ts': [
    '7,400 acquirable shares of a limit of 10,000 are `{ shares: 7400, percent: 74 }`.',
    () => {
      const holding = { acquirableShares: 7400, limitShares: 10_000 } as ForeignHolding;
      expect(headroom(holding)).toEqual({ shares: 7400, percent: 74 });
    },
  ],
};

/** The example of a docstring as one line. */
const exampleIn = (file: string): string | undefined =>
  /\* Example: ([^]*?)\n \*\//
    .exec(readFileSync(new URL(file, import.meta.url), 'utf8'))?.[1]
    ?.replaceAll(/\n \*\s*/g, ' ')
    .trim();

it('every signal has a worked example', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((it) => !it.includes('.test.'));
  expect(files.filter((it) => exampleIn(it) !== undefined).toSorted()).toEqual(
    Object.keys(EXAMPLES).toSorted(),
  );
});

it.each(Object.entries(EXAMPLES))('%s: the example is what it gives', (file, [sentence, check]) => {
  expect(exampleIn(file)).toBe(sentence);
  check();
});
