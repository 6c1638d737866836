import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orThrow } from '../broker-exception.ts';
import { rowsOf, SESSIONS } from '../__fixtures__/signal-rows.ts';
import type { InvestorFlow } from '../model/flows.ts';
import { cumulative } from './cumulative.ts';
import { jointBuying } from './joint-buying.ts';
import { rolling } from './rolling.ts';
import { streaks } from './streaks.ts';
import { zScore } from './z-score.ts';

const won = fc.oneof(
  fc.integer({ min: -30_000_000_000_000, max: 30_000_000_000_000 }),
  fc.constantFrom(-1, 0, 1),
);
/** Nets by session; `undefined` is a session without a row. */
const nets = fc
  .array(fc.option(won, { nil: undefined, freq: 5 }), { minLength: 1, maxLength: SESSIONS.length })
  .filter((all) => all.some((net) => net !== undefined));
const shuffled = (rows: readonly InvestorFlow[]): fc.Arbitrary<readonly InvestorFlow[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length });
const window = fc.integer({ min: 1, max: 6 });

/** What the sessions between the first and the last row are, row or not. */
const span = (all: readonly (number | undefined)[]): readonly (number | undefined)[] => {
  const has = (net: number | undefined): boolean => net !== undefined;
  return all.slice(all.findIndex(has), all.findLastIndex(has) + 1);
};
const exact = (numbers: readonly number[]): number =>
  Number(numbers.reduce((sum, it) => sum + BigInt(it), 0n));

describe('of every signal', () => {
  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(
        nets.chain((all) => fc.tuple(fc.constant(rowsOf(...all)), shuffled(rowsOf(...all)))),
        window,
        ([rows, mixed], sessions) => {
          expect(cumulative(mixed, 'foreign')).toEqual(cumulative(rows, 'foreign'));
          expect(rolling(mixed, 'foreign', sessions)).toEqual(rolling(rows, 'foreign', sessions));
          expect(streaks(mixed, 'foreign')).toEqual(streaks(rows, 'foreign'));
          expect(zScore(mixed, 'foreign', sessions)).toEqual(zScore(rows, 'foreign', sessions));
          const both = ['foreign', 'individual'] as const;
          expect(jointBuying(mixed, both)).toEqual(jointBuying(rows, both));
        },
      ),
    );
  });

  it('the rows stay as they were', () => {
    const rows = rowsOf(3, -1, undefined, 2).toReversed();
    const before = structuredClone(rows);
    cumulative(rows, 'foreign');
    streaks(rows, 'foreign');
    expect(rows).toEqual(before);
  });

  it('missing sessions are those between the rows, each once and in order', () => {
    fc.assert(
      fc.property(nets, (all) => {
        const first = all.findIndex((net) => net !== undefined);
        const gaps = span(all).flatMap((net, place) =>
          net === undefined ? [SESSIONS[first + place]] : [],
        );
        const rows = rowsOf(...all);
        for (const { missing } of [
          orThrow(cumulative(rows, 'foreign')),
          orThrow(rolling(rows, 'foreign', 2)),
          orThrow(streaks(rows, 'foreign')),
          orThrow(jointBuying(rows, ['foreign'])),
          orThrow(zScore(rows, 'foreign', 2)),
        ])
          expect(missing).toEqual(gaps);
      }),
    );
  });
});

describe('sums equal sums', () => {
  it('the last total of each unbroken run is the sum of the run', () => {
    fc.assert(
      fc.property(nets, (all) => {
        const { points } = orThrow(cumulative(rowsOf(...all), 'foreign'));
        let run: number[] = [];
        const totals = all.flatMap((net) => {
          run = net === undefined ? [] : [...run, net];
          return net === undefined ? [] : [exact(run)];
        });
        expect(points.map(({ total }) => total)).toEqual(totals);
        expect(points.map(({ net }) => net)).toEqual(all.filter((net) => net !== undefined));
      }),
    );
  });

  it('a rolling total is the difference of two cumulative ones', () => {
    fc.assert(
      fc.property(fc.array(won, { minLength: 1, maxLength: SESSIONS.length }), window, (all, n) => {
        const rows = rowsOf(...all);
        const { points } = orThrow(cumulative(rows, 'foreign'));
        const totals = orThrow(rolling(rows, 'foreign', n)).points;
        expect(totals).toHaveLength(Math.max(0, all.length - n + 1));
        for (const [place, { day, total }] of totals.entries()) {
          const [last, before] = [points[place + n - 1], points[place - 1]];
          expect(day).toBe(last?.day);
          expect(total).toBe(
            exact([last?.total ?? NaN, -(before === undefined ? 0 : before.total)]),
          );
        }
      }),
    );
  });

  it('rolling over one session gives each session its net', () => {
    fc.assert(
      fc.property(nets, (all) => {
        const { points } = orThrow(rolling(rowsOf(...all), 'foreign', 1));
        expect(points.map(({ total }) => total)).toEqual(all.filter((net) => net !== undefined));
      }),
    );
  });

  it('streaks hold every session that is not 0, once', () => {
    fc.assert(
      fc.property(nets, (all) => {
        const found = orThrow(streaks(rowsOf(...all), 'foreign')).streaks;
        const traded = all.filter((net) => net !== undefined && net !== 0);
        expect(found.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(traded.length);
        expect(exact(found.map(({ net }) => net))).toBe(exact(traded as number[]));
        for (const { side, net, since, until, sessions } of found) {
          expect(Math.sign(net)).toBe(side === 'buying' ? 1 : -1);
          const [from, to] = [SESSIONS.indexOf(since), SESSIONS.indexOf(until)];
          expect(to - from + 1).toBe(sessions);
        }
        for (const [place, { until }] of found.slice(1).entries())
          expect(until < (found[place]?.since ?? '')).toBe(true);
      }),
    );
  });

  it('the mean lies between the least and the most, and the score has the sign of the distance', () => {
    fc.assert(
      fc.property(nets, window, (all, sessions) => {
        const found = orThrow(zScore(rowsOf(...all), 'foreign', sessions));
        const known = span(all).slice(-sessions);
        const unbroken = known.slice(known.lastIndexOf(undefined) + 1) as number[];
        expect(found.mean).toBeCloseTo(exact(unbroken) / unbroken.length, -1);
        expect(found.net).toBe(unbroken.at(-1));
        const isWhole = unbroken.length === sessions && new Set(unbroken).size > 1;
        expect(found.score !== undefined).toBe(isWhole);
        if (found.score !== undefined)
          expect(Math.sign(found.score)).toBe(Math.sign(found.net - found.mean));
      }),
    );
  });
});
