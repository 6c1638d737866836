import { INVESTORS, type Measure, MEASURES, partsOf, WHOLE_INVESTORS } from '@investor-flow/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { startClock } from './clock.ts';
import { dayNumberOf, dayOf, hasSession } from './days.ts';
import type { TruthTable } from './market/ledger.ts';
import { createTruth } from './truth.ts';
import { createWorld } from './world.ts';

const { clock, stop } = startClock('2026-11-26T12:00:00+09:00');
afterAll(stop);
const truth = createTruth(createWorld('1', clock));

const day = fc
  .integer({ min: dayNumberOf('2010-01-04'), max: dayNumberOf('2026-11-25') })
  .map(dayOf);
const stock = fc.constantFrom(...truth.stocks, '117930');
const measure = fc.constantFrom<Measure>(...MEASURES);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const at = (time: string): number => Date.parse(`${time}:00+09:00`);
const foreignAt = (time: string, on: string): number =>
  truth.stockFlow({ stock: '005930', day: on, at: at(time) }).volume.foreign.net;

test('there are more than a hundred stocks in three markets, each in an industry', () => {
  expect(truth.stocks.length).toBeGreaterThan(120);
  expect(truth.stock('069500')).toMatchObject({ name: 'KODEX 200', market: 'etf' });
  expect(truth.stock('247540')).toMatchObject({ market: 'kosdaq', listedShares: 97_801_344 });
  expect(truth.stocks).toContain('0197X0');
  expect(truth.stocks).not.toContain('117930');
  expect(truth.members({ market: 'kospi', sector: 'telecommunications' })).toStrictEqual([
    '017670',
    '030200',
    '032640',
  ]);
});

test('whatever the stock, the day and the measure, all that was bought was sold', () => {
  fc.assert(
    fc.property(stock, day, measure, (code, on, of) => {
      const table = truth.stockFlow({ stock: code, day: on })[of];
      const { shares, turnover } = truth.stockTrading({ stock: code, day: on });
      const traded = of === 'value' ? turnover : shares;
      expect(sum(WHOLE_INVESTORS.map((it) => table[it].buy))).toBe(traded);
      expect(sum(WHOLE_INVESTORS.map((it) => table[it].sell))).toBe(traded);
      expect(table.institution.net).toBe(sum(partsOf('institution').map((it) => table[it].net)));
      for (const it of INVESTORS) expect(Number.isSafeInteger(table[it].net)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the average price lies in the range of the day', () => {
  fc.assert(
    fc.property(stock, day, (code, on) => {
      const { range, shares, turnover, last, change } = truth.stockTrading({
        stock: code,
        day: on,
      });
      if (shares === 0) return;
      const { open = NaN, high = NaN, low = NaN } = range ?? {};
      // Every buyer and seller of every venue is cut down to whole won and shares, which shows where few shares were traded.
      const slack = 0.001 + (4 * INVESTORS.length) / shares;
      expect(turnover / shares).toBeGreaterThanOrEqual(low * (1 - slack));
      expect(turnover / shares).toBeLessThanOrEqual(high * (1 + slack));
      expect(Math.max(open, last)).toBeLessThanOrEqual(high);
      expect(Math.min(open, last)).toBeGreaterThanOrEqual(low);
      expect(Math.abs(change / (last - change))).toBeLessThan(0.3);
    }),
    { numRuns: 300 },
  );
});

test('a sector is its stocks and other issues: no figure of the stocks together is above it', () => {
  const sectors = ['all', 'electrical-electronics', 'large-cap', 'manufacturing'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...sectors), day, measure, (sector, on, of) => {
      const whole = truth.flow({ market: 'kospi', sector, day: on })[of];
      const members = truth
        .members({ market: 'kospi', sector, day: on })
        .map((code) => truth.stockFlow({ stock: code, day: on })[of]);
      for (const it of INVESTORS) {
        for (const side of ['buy', 'sell'] as const) {
          expect(sum(members.map((table) => table[it][side]))).toBeLessThanOrEqual(whole[it][side]);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('both venues together are the unified one', () => {
  const figures = (table: TruthTable) => INVESTORS.map((it) => table[it].buy);
  fc.assert(
    fc.property(stock, day, measure, (code, on, of) => {
      const venue = (name: 'krx' | 'nxt' | 'unified') =>
        figures(truth.stockFlow({ stock: code, day: on, venue: name })[of]);
      const [krx, nxt] = [venue('krx'), venue('nxt')];
      expect(venue('unified')).toStrictEqual(krx.map((it, place) => it + (nxt[place] ?? NaN)));
    }),
    { numRuns: 100 },
  );
});

describe('a day of KRX has three moments since it trades in the evening', () => {
  const DAY = '2026-09-15';

  test('investors stand from the close to 20:15, prices and shares go on', () => {
    const closed = foreignAt(`${DAY}T15:41`, DAY);
    expect(foreignAt(`${DAY}T18:00`, DAY)).toBe(closed);
    expect(foreignAt(`${DAY}T20:14`, DAY)).toBe(closed);
    const shares = (time: string) =>
      truth.stockTrading({ stock: '005930', day: DAY, at: at(`${DAY}T${time}`) }).shares;
    expect(shares('18:00')).toBeGreaterThan(shares('15:41'));
    expect(shares('20:00')).toBeGreaterThan(shares('18:00'));
    const evening = foreignAt(`${DAY}T20:15`, DAY);
    expect(evening).not.toBe(closed);
    expect(foreignAt(`${DAY}T23:59`, DAY)).toBe(evening);
  });

  test('the next morning one day in three moves by a share', () => {
    const days = [
      '2026-09-15',
      '2026-09-16',
      '2026-09-17',
      '2026-09-18',
      '2026-09-21',
      '2026-09-22',
    ];
    const moved = days.map((on) => {
      const next = dayOf(dayNumberOf(on) + 1);
      expect(foreignAt(`${next}T06:59`, on)).toBe(foreignAt(`${on}T23:00`, on));
      return foreignAt(`${next}T07:00`, on) - foreignAt(`${next}T06:59`, on);
    });
    expect(moved).toContain(0);
    expect(moved).toContain(1);
  });

  test('before that day the close is the end', () => {
    const on = '2026-09-11';
    expect(foreignAt(`${on}T23:00`, on)).toBe(foreignAt(`${on}T15:30`, on));
  });
});

test('a day without trading is a day of zeros at the last price', () => {
  const idle = truth.stockTrading({ stock: '005930', day: '2018-05-02' });
  expect(idle).toMatchObject({ range: undefined, shares: 0, turnover: 0, change: 0 });
  expect(idle.last).toBe(truth.stockTrading({ stock: '005930', day: '2018-04-27' }).last);
  expect(truth.stockTrading({ stock: '348080' }).shares).toBe(0);
  expect(truth.stockTrading({ stock: '117930', day: '2017-03-06' }).shares).toBeGreaterThan(0);
  expect(truth.stockTrading({ stock: '117930', day: '2017-03-07' }).shares).toBe(0);
  expect(() => truth.stockFlow({ stock: '999999' })).toThrow(RangeError);
});

test('programmes are arbitrage and the rest, and a stock’s are within its market’s', () => {
  fc.assert(
    fc.property(day, (on) => {
      const market = truth.program({ market: 'kospi', day: on });
      const own = truth.stockProgram({ stock: '005930', day: on });
      for (const { value, volume } of [market, own]) {
        for (const sides of [value, volume]) {
          expect(sides.total.net).toBe(sides.arbitrage.net + sides.nonArbitrage.net);
          expect(sides.total.net).toBe(sides.total.buy - sides.total.sell);
        }
      }
      expect(own.value.total.buy).toBeLessThanOrEqual(market.value.total.buy);
      if (hasSession(dayNumberOf(on))) expect(market.value.total.buy).toBeGreaterThan(0);
    }),
    { numRuns: 20 },
  );
});

test('issues that rose, fell and stood are the issues traded, in every sector alike', () => {
  const of = (sector: 'all' | 'large-cap' | 'mid-cap' | 'small-cap') =>
    truth.breadth({ market: 'kospi', sector, day: '2026-11-25' });
  const all = of('all');
  const sizes = (['large-cap', 'mid-cap', 'small-cap'] as const).map(of);
  for (const count of ['advancing', 'unchanged', 'declining', 'listed'] as const) {
    expect(sum(sizes.map((size) => size[count]))).toBe(all[count]);
  }
  expect(all.advancing + all.unchanged + all.declining).toBeLessThan(all.listed);
  expect(all.upperLimit).toBeLessThanOrEqual(all.advancing);
  const early = truth.breadth({ market: 'kospi', day: '2026-11-25', at: at('2026-11-25T08:59') });
  expect(early).toMatchObject({ advancing: 0, unchanged: 0, declining: 0, listed: all.listed });
});

test('estimates come in five slots, institutions from the second on', () => {
  const slots = truth.estimates({ stock: '000660', day: '2026-11-25' });
  expect(slots.map(({ slot }) => slot)).toStrictEqual([1, 2, 3, 4, 5]);
  expect(slots[0]?.shares.institution).toBe(0);
  for (const { shares } of slots) {
    for (const figure of Object.values(shares)) expect(Math.abs(figure % 1_000)).toBe(0);
  }
  const noon = truth.estimates({ stock: '000660', day: '2026-11-25', at: at('2026-11-25T12:00') });
  expect(noon).toStrictEqual(slots.slice(0, 3));
});
