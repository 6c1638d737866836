import {
  type Investor,
  INVESTORS,
  type Market,
  MARKETS,
  type Measure,
  MEASURES,
  partitionOf,
  partsOf,
  sectorsOf,
  VENUES,
  WHOLE_INVESTORS,
} from '@investor-flow/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { startClock } from './clock.ts';
import { dateAt, dayNumberOf, dayOf } from './days.ts';
import type { TruthTable } from './market/ledger.ts';
import { createTruth } from './truth.ts';
import { createWorld } from './world.ts';

const NOW = '2026-07-01T11:00:00+09:00';
const { clock, stop } = startClock(NOW);
afterAll(stop);
const truth = createTruth(createWorld('1', clock));

const day = fc
  .integer({ min: dayNumberOf('2010-01-04'), max: dayNumberOf('2026-07-01') })
  .map(dayOf);
const stockMarket = fc.constantFrom<Market>('kospi', 'kosdaq');
const market = fc.oneof(stockMarket, fc.constantFrom(...MARKETS));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const figures = (table: TruthTable): readonly number[] =>
  INVESTORS.flatMap((it) => [table[it].buy, table[it].sell, table[it].net]);

/** Adds up whole tables, figure by figure. */
const added = (tables: readonly TruthTable[]): readonly number[] =>
  figures(tables[0] ?? neverEmpty()).map((_, at) =>
    sum(tables.map((it) => figures(it)[at] ?? NaN)),
  );
const neverEmpty = (): never => {
  throw new Error('There is nothing to add up');
};

describe('whatever the market, the sector, the day and the venue', () => {
  const where = fc
    .record({ market, day, venue: fc.constantFrom(...VENUES) })
    .chain((at) =>
      fc.constantFrom(...sectorsOf(at.market)).map(({ id }) => ({ ...at, sector: id })),
    );

  test('all that was bought was sold, to the won and to the share', () => {
    fc.assert(
      fc.property(where, fc.constantFrom<Measure>(...MEASURES), (at, measure) => {
        const table = truth.flow(at)[measure];
        expect(sum(WHOLE_INVESTORS.map((it) => table[it].buy))).toBe(
          sum(WHOLE_INVESTORS.map((it) => table[it].sell)),
        );
        for (const group of ['foreign', 'institution'] as const) {
          const parts = (side: 'buy' | 'net'): number =>
            sum(partsOf(group).map((it: Investor) => table[it][side]));
          expect(table[group].buy).toBe(parts('buy'));
          expect(table[group].net).toBe(parts('net'));
        }
        for (const figure of figures(table)) expect(Number.isSafeInteger(figure)).toBe(true);
        for (const it of INVESTORS) expect(table[it].net).toBe(table[it].buy - table[it].sell);
        expect(table.government).toStrictEqual({ buy: 0, sell: 0, net: 0 });
      }),
    );
  });

  test('both venues together are the unified one', () => {
    fc.assert(
      fc.property(where, fc.constantFrom<Measure>(...MEASURES), (at, measure) => {
        const on = (venue: 'krx' | 'nxt' | 'unified') => truth.flow({ ...at, venue })[measure];
        expect(figures(on('unified'))).toStrictEqual(added([on('krx'), on('nxt')]));
      }),
    );
  });
});

test('sectors add up: the partition and the sizes to the market, industries to their group', () => {
  fc.assert(
    fc.property(stockMarket, day, fc.constantFrom<Measure>(...MEASURES), (of, on, measure) => {
      const table = (sector: Parameters<typeof truth.flow>[0]['sector']) =>
        truth.flow({ market: of, day: on, ...(sector && { sector }) })[measure];
      const all = figures(table('all'));
      expect(added(partitionOf(of).map(table))).toStrictEqual(all);
      expect(added((['large-cap', 'mid-cap', 'small-cap'] as const).map(table))).toStrictEqual(all);
      const industries = sectorsOf(of).filter(({ parent }) => parent === 'manufacturing');
      expect(added(industries.map(({ id }) => table(id)))).toStrictEqual(
        figures(table('manufacturing')),
      );
    }),
    { numRuns: 40 },
  );
});

test('a session grows by the minute and stands still within one', () => {
  fc.assert(
    fc.property(market, fc.integer({ min: 0, max: 390 }), (of, minutes) => {
      const opening = Date.parse('2026-07-01T09:00:00+09:00');
      const at = (ms: number) => truth.flow({ market: of, day: '2026-07-01', at: opening + ms });
      const now = at(minutes * 60_000);
      expect(at(minutes * 60_000 + 59_999)).toStrictEqual(now);
      const later = at((minutes + 1) * 60_000);
      for (const it of INVESTORS) {
        expect(later.value[it].buy).toBeGreaterThanOrEqual(now.value[it].buy);
        expect(later.volume[it].sell).toBeGreaterThanOrEqual(now.volume[it].sell);
      }
    }),
    { numRuns: 40 },
  );
});

test('halfway through the session half of the day is traded', () => {
  const at = (time: string) => {
    const instant = Date.parse(`2026-07-01T${time}:00+09:00`);
    return truth.flow({ market: 'kospi', day: '2026-07-01', at: instant }).value.individual.buy;
  };
  expect(at('12:15') / at('15:30')).toBeCloseTo(0.5, 6);
  expect(at('20:00')).toBe(at('15:30'));
});

test('nothing is traded before the opening, on a day off, before Nextrade or before the history', () => {
  const nothing = INVESTORS.flatMap(() => [0, 0, 0]);
  const value = (where: Parameters<typeof truth.flow>[0]) => figures(truth.flow(where).value);
  const early = Date.parse('2026-07-01T08:59:59+09:00');
  expect(value({ market: 'kospi', day: '2026-07-01', at: early })).toStrictEqual(nothing);
  expect(value({ market: 'kospi', day: '2026-06-28' })).toStrictEqual(nothing);
  expect(value({ market: 'kospi', day: '2025-02-28', venue: 'nxt' })).toStrictEqual(nothing);
  expect(value({ market: 'kospi', day: '2009-12-30' })).toStrictEqual(nothing);
  expect(value({ market: 'kospi', day: '2026-07-01', at: early, venue: 'nxt' })).not.toStrictEqual(
    nothing,
  );
});

test('three KOSPI industries begin with the recut of 2024-12-09', () => {
  const where = { market: 'kospi', sector: 'it-services' } as const;
  expect(truth.index({ ...where, day: '2024-12-06' })).toBeUndefined();
  expect(truth.flow({ ...where, day: '2024-12-06' }).value.individual.buy).toBe(0);
  expect(truth.index({ ...where, day: '2024-12-09' })).toBeDefined();
  expect(truth.flow({ ...where, day: '2024-12-09' }).value.individual.buy).toBeGreaterThan(0);
});

test('a day of KOSPI is as large as a day of KOSPI', () => {
  const { value, volume } = truth.flow({ market: 'kospi', day: '2026-06-30' });
  const won = sum(WHOLE_INVESTORS.map((it) => value[it].buy));
  const shares = sum(WHOLE_INVESTORS.map((it) => volume[it].buy));
  expect(won).toBeGreaterThan(5e12);
  expect(won).toBeLessThan(25e12);
  expect(shares).toBeGreaterThan(1e8);
  expect(shares).toBeLessThan(2e9);
});

test('the index moves between one close and the next', () => {
  const close = truth.index({ market: 'kospi', day: '2026-06-30' });
  const next = truth.index({ market: 'kospi', day: '2026-07-01' });
  expect(close?.hundredths).toBe((next?.hundredths ?? NaN) - (next?.changeHundredths ?? NaN));
  expect(truth.index({ market: 'etf' })).toBeUndefined();
  expect(truth.index({ market: 'kospi', day: '2026-06-28' })).toBeUndefined();
});

test('without a day it is the latest session that has begun', () => {
  const sunday = Date.parse('2026-06-28T12:00:00+09:00');
  expect(truth.flow({ market: 'kospi', at: sunday })).toStrictEqual(
    truth.flow({ market: 'kospi', day: '2026-06-26' }),
  );
  expect(() => truth.flow({ market: 'etf', sector: 'chemicals' })).toThrow(RangeError);
});

test('the seed decides the market', () => {
  const flow = (seed: string) => {
    const world = createWorld(seed, clock);
    // What was changed by hand is worked out anew, for this market alone.
    world.shocks.add({
      market: 'etf',
      sector: 'all',
      stock: undefined,
      day: dateAt(clock.now()),
      factor: 1,
    });
    return createTruth(world).flow({ market: 'kospi', day: '2026-06-30' });
  };
  expect(flow('1')).toStrictEqual(truth.flow({ market: 'kospi', day: '2026-06-30' }));
  expect(flow('2')).not.toStrictEqual(flow('1'));
});
