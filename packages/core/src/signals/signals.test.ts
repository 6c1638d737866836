import { describe, expect, it } from 'vitest';
import { orThrow } from '../broker-exception.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { row, rowsOf, rowsOfAll, SESSIONS, stockRow } from '../__fixtures__/signal-rows.ts';
import { tableOf } from '../__fixtures__/compared.ts';
import { holdingOf } from '../__fixtures__/holding.ts';
import { cumulative } from './cumulative.ts';
import { headroom } from './headroom.ts';
import { intensity } from './intensity.ts';
import { jointBuying } from './joint-buying.ts';
import { rolling } from './rolling.ts';
import { type Streak, streaks } from './streaks.ts';
import { zScore } from './z-score.ts';

const [D1, D2, D3, D4] = SESSIONS as unknown as [string, string, string, string];
const streaksOf = (...nets: readonly (number | undefined)[]): readonly Streak[] =>
  orThrow(streaks(rowsOf(...nets), 'foreign')).streaks;
const statesOf = (...nets: readonly (number | undefined)[]): readonly string[] =>
  streaksOf(...nets).map(({ state }) => state);

describe('cumulative', () => {
  it('adds up, oldest first', () =>
    expect(orThrow(cumulative(rowsOf(5, -2, 4), 'foreign'))).toEqual({
      points: [
        { day: D1, net: 5, total: 5 },
        { day: D2, net: -2, total: 3 },
        { day: D3, net: 4, total: 7 },
      ],
      missing: [],
    }));

  it('begins anew after a missing session', () =>
    expect(orThrow(cumulative(rowsOf(5, undefined, 4), 'foreign'))).toEqual({
      points: [
        { day: D1, net: 5, total: 5 },
        { day: D3, net: 4, total: 4 },
      ],
      missing: [D2],
    }));

  it('reads shares if asked, and rows of a stock', () => {
    const volume = tableOf({ foreign: { net: -7 } });
    const found = cumulative([stockRow({ volume })], 'foreign', { measure: 'volume' });
    expect(orThrow(found).points).toEqual([{ day: D1, net: -7, total: -7 }]);
  });

  it('has no negative zero', () => {
    const [point] = orThrow(cumulative([row(D1, -0)], 'foreign')).points;
    expect(point).toStrictEqual({ day: D1, net: 0, total: 0 });
  });
});

describe('rolling', () => {
  const over = (sessions: number, ...nets: readonly (number | undefined)[]) =>
    orThrow(rolling(rowsOf(...nets), 'foreign', sessions));

  it('has the days whose last sessions are all there', () => {
    expect(over(2, 5, -2, 4).points).toEqual([
      { day: D2, total: 3 },
      { day: D3, total: 2 },
    ]);
    expect(over(2, 5, undefined, 4)).toEqual({ points: [], missing: [D2] });
    expect(over(4, 5, -2, 4).points).toEqual([]);
    expect(over(2, 5, undefined, 4, 1).points).toEqual([{ day: D4, total: 5 }]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('throws over %d sessions', (sessions) => {
    expect(() => rolling(rowsOf(1), 'foreign', sessions)).toThrow(RangeError);
    expect(() => zScore(rowsOf(1), 'foreign', sessions)).toThrow(RangeError);
  });
});

describe('streaks', () => {
  it('are newest first, with their sums and days', () =>
    expect(streaksOf(5, 3, -1)).toEqual([
      { side: 'selling', sessions: 1, net: -1, since: D3, until: D3, state: 'turned' },
      { side: 'buying', sessions: 2, net: 8, since: D1, until: D2, state: 'slowing' },
    ]));

  it('end with a 0 and with a missing session', () => {
    expect(streaksOf(5, 0, 3).map(({ sessions }) => sessions)).toEqual([1, 1]);
    expect(streaksOf(5, undefined, 3).map(({ sessions }) => sessions)).toEqual([1, 1]);
    expect(streaksOf(0, 0)).toEqual([]);
  });

  it('take in no figure that is not a number', () => {
    expect(streaksOf(-5, NaN, -3).map(({ net }) => net)).toEqual([-3, NaN, -5]);
    expect(streaksOf(NaN, NaN).map(({ sessions }) => sessions)).toEqual([1, 1]);
  });

  it.each<[string, readonly (number | undefined)[], string]>([
    ['one session after the other side', [-5, 3], 'turned'],
    ['one session after the other side, selling', [5, -3], 'turned'],
    ['two sessions after the other side', [-5, 3, 4], 'continuing'],
    ['of a smaller net than before', [-5, 4, 3], 'slowing'],
    ['of a smaller net than before, selling', [-5, -4], 'slowing'],
    ['of the same net as before', [4, 4], 'continuing'],
    ['of a larger net than before, selling', [-4, -5], 'continuing'],
    ['of a first session', [3], 'continuing'],
    ['after a day of 0', [-5, 0, 3], 'continuing'],
    ['after a missing session', [-5, undefined, 3], 'continuing'],
    ['of a smaller net than the other side had', [-9, 3], 'turned'],
    ['that slowed before', [5, 3, 4], 'continuing'],
  ])('%s: %j is %s', (_, nets, state) => expect(statesOf(...nets)[0]).toBe(state));

  it('say the state of their own last day', () =>
    expect(statesOf(-1, 5, 3, -2, -4, 1)).toEqual([
      'turned',
      'continuing',
      'slowing',
      'continuing',
    ]));
});

describe('joint buying', () => {
  it('is on the days on which every one of them bought', () => {
    const rows = rowsOfAll([
      { foreign: 5, institution: 1 },
      { foreign: -2, institution: 7 },
      { foreign: 4, institution: 0 },
      { foreign: 1, institution: 2 },
    ]);
    expect(orThrow(jointBuying(rows, ['foreign', 'institution']))).toEqual({
      days: [D1, D4],
      missing: [],
    });
    expect(orThrow(jointBuying(rows, ['institution'])).days).toEqual([D1, D2, D4]);
  });

  it('is refused without an investor, or where one of them is not in a row', () => {
    const rows = rowsOfAll([{ foreign: 5, bank: 1 }, { foreign: 5 }]);
    expect(errorOf(jointBuying(rows, [])).rule).toBe('no-figure');
    expect(errorOf(jointBuying(rows, ['foreign', 'bank']))).toEqual({
      rule: 'no-figure',
      message: `${D2} has no value of foreign and bank`,
    });
  });
});

describe('z-score', () => {
  const score = (sessions: number, ...nets: readonly (number | undefined)[]) =>
    orThrow(zScore(rowsOf(...nets), 'foreign', sessions));

  it('is the distance from the mean in sample deviations', () => {
    const found = score(3, 100, 1, 2, 6);
    expect(found).toEqual({
      day: D4,
      net: 6,
      mean: 3,
      deviation: Math.sqrt(7),
      score: 3 / Math.sqrt(7),
      missing: [],
    });
  });

  it('has no score with fewer sessions', () => {
    expect(score(4, 1, 2, 6)).toEqual({
      day: D3,
      net: 6,
      mean: 3,
      deviation: Math.sqrt(7),
      missing: [],
    });
    expect(score(1, 1, 2)).toEqual({ day: D2, net: 2, mean: 2, deviation: 0, missing: [] });
  });

  it('has no score over a gap, and counts the sessions after it', () => {
    const found = score(3, 9, 1, undefined, 2, 4);
    expect(found).toMatchObject({ mean: 3, deviation: Math.sqrt(2), missing: [D3] });
    expect(found).not.toHaveProperty('score');
    expect(score(2, 9, 1, undefined, 2, 4).score).toBeCloseTo(1 / Math.sqrt(2));
  });

  it('has no score without deviation', () =>
    expect(score(3, 5, 5, 5)).toEqual({ day: D3, net: 5, mean: 5, deviation: 0, missing: [] }));
});

describe('intensity', () => {
  const trading = {
    lastPrice: 71_200,
    change: -300,
    shares: 8_400_000,
    turnover: 600_000_000_000,
    turnoverRounding: 1,
  };
  const value = tableOf({ foreign: { net: 30_000_000_000 } });

  it('is the net as a share of the turnover', () => {
    expect(intensity(stockRow({ value, trading }), 'foreign')).toBe(0.05);
    const sold = tableOf({ foreign: { net: -600_000_000_000 } });
    expect(intensity(stockRow({ value: sold, trading }), 'foreign')).toBe(-1);
  });

  it('is nothing without a turnover or the investor', () => {
    expect(intensity(stockRow({ value }), 'foreign')).toBeUndefined();
    const none = { ...trading, turnover: 0 };
    expect(intensity(stockRow({ value, trading: none }), 'foreign')).toBeUndefined();
    expect(intensity(stockRow({ value, trading }), 'bank')).toBeUndefined();
  });
});

describe('headroom', () => {
  it.each([
    [
      { limitShares: 10_000, acquirableShares: 7_400 },
      { shares: 7_400, percent: 74 },
    ],
    [
      { limitShares: 2_600, acquirableShares: 0 },
      { shares: 0, percent: 0 },
    ],
    [
      { limitShares: 2_000, acquirableShares: -600 },
      { shares: -600, percent: -30 },
    ],
    [{ limitShares: 0, acquirableShares: 0 }, undefined],
    [{ limitShares: 10_000 }, undefined],
    [{ acquirableShares: 7_400 }, undefined],
    [{}, undefined],
  ])('of %j is %j', (more, expected) => expect(headroom(holdingOf(more))).toEqual(expected));
});
