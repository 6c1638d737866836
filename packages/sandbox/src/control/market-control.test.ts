import { WHOLE_INVESTORS } from '@investor-flow/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startClock } from '../clock.ts';
import { createTruth, type Truth } from '../truth.ts';
import { createWorld } from '../world.ts';
import { createMarketControl, type MarketControl } from './market-control.ts';

const TRILLION = 1e12;
const DAY = '2026-11-20';
let truth: Truth;
let market: MarketControl;
let stop: () => void;
beforeEach(() => {
  const started = startClock('2026-11-26T22:00:00+09:00');
  stop = started.stop;
  const world = createWorld('1', started.clock);
  truth = createTruth(world);
  market = createMarketControl(world, truth);
});
afterEach(() => stop());

const netsOf = (where: Parameters<Truth['flow']>[0]) => {
  const { value } = truth.flow(where);
  return WHOLE_INVESTORS.map((it) => value[it].net);
};
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

test('a net is what was set, at rest and the next morning, and all nets add up to nothing', () => {
  // A day that was set is not corrected by a share the next morning.
  const night = Date.parse(`${DAY}T23:59:00+09:00`);
  const chemicals = { market: 'kospi', sector: 'chemicals', day: DAY, at: night } as const;
  const other = netsOf(chemicals);
  market.set({ market: 'kospi', investor: 'foreign', day: DAY, net: -3 * TRILLION });
  for (const time of ['15:41', '20:29', '23:59']) {
    const at = Date.parse(`${DAY}T${time}:00+09:00`);
    expect(truth.flow({ market: 'kospi', day: DAY, at }).value.foreign.net).toBe(-3 * TRILLION);
  }
  expect(truth.flow({ market: 'kospi', day: DAY }).value.foreign.net).toBe(-3 * TRILLION);
  expect(sum(netsOf({ market: 'kospi', day: DAY }))).toBe(0);
  expect(netsOf(chemicals)).toStrictEqual(other);
  const { volume } = truth.flow({ market: 'kospi', day: DAY });
  expect(sum(WHOLE_INVESTORS.map((it) => volume[it].net))).toBe(0);
});

test('a market, a sector of it and a stock of that can be set together', () => {
  market.set({ market: 'kospi', investor: 'foreign', day: DAY, net: TRILLION });
  market.set({ market: 'kospi', investor: 'individual', day: DAY, net: -2 * TRILLION });
  market.set({ market: 'kospi', sector: 'securities', investor: 'pension', day: DAY, net: 5e9 });
  market.set({ stock: '039490', investor: 'foreign', day: DAY, net: -7_000_000_001 });
  const { value } = truth.flow({ market: 'kospi', day: DAY });
  expect([value.foreign.net, value.individual.net]).toStrictEqual([TRILLION, -2 * TRILLION]);
  expect(truth.flow({ market: 'kospi', sector: 'securities', day: DAY }).value.pension.net).toBe(
    5e9,
  );
  expect(truth.stockFlow({ stock: '039490', day: DAY }).value.foreign.net).toBe(-7_000_000_001);
  market.set({ stock: '039490', investor: 'foreign', day: DAY, net: 0 });
  expect(truth.stockFlow({ stock: '039490', day: DAY }).value.foreign.net).toBe(0);
});

test('a whole market is set beside its sectors, not at their cost', () => {
  const sectors = ['electrical-electronics', 'transport-equipment'] as const;
  for (const sector of sectors) {
    market.set({ market: 'kospi', sector, investor: 'foreign', day: DAY, net: 4e9 });
  }
  market.set({ market: 'kospi', investor: 'foreign', day: DAY, net: -TRILLION });
  for (const sector of sectors) {
    expect(truth.flow({ market: 'kospi', sector, day: DAY }).value.foreign.net).toBe(4e9);
  }
  expect(truth.flow({ market: 'kospi', day: DAY }).value.foreign.net).toBe(-TRILLION);
});

test('holdings follow from that day on, and not before', () => {
  const before = truth.holding('000660', '2026-11-19');
  const after = truth.holding('000660', '2026-11-24');
  const { foreign } = truth.stockFlow({ stock: '000660', day: DAY }).volume;
  market.set({ stock: '000660', investor: 'foreign', day: DAY, net: 200_000_000_000 });
  const moved = truth.stockFlow({ stock: '000660', day: DAY }).volume.foreign.net - foreign.net;
  expect(moved).not.toBe(0);
  expect(truth.holding('000660', '2026-11-19')).toStrictEqual(before);
  expect(truth.holding('000660', '2026-11-24')?.heldShares).toBe(
    (after?.heldShares ?? NaN) + moved,
  );
});

test('a streak of buying has a beginning', () => {
  const days = market.story('buying-streak', {
    market: 'kosdaq',
    sessions: 4,
    until: '2026-11-25',
  });
  expect(days).toStrictEqual(['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25']);
  const nets = ['2026-11-19', ...days].map(
    (day) => truth.flow({ market: 'kosdaq', day }).value.foreign.net,
  );
  expect(nets.map(Math.sign)).toStrictEqual([-1, 1, 1, 1, 1]);
});

test('a turn is one session old', () => {
  const days = market.story('turn', { stock: '005380', investor: 'pension', sessions: 3 });
  const nets = days.map((day) => truth.stockFlow({ stock: '005380', day }).value.pension.net);
  expect(nets.map(Math.sign)).toStrictEqual([-1, -1, 1]);
  expect(days.at(-1)).toBe('2026-11-26');
});

test('on the day of a crash prices fall and most issues with them', () => {
  const index = () => truth.index({ market: 'kospi', day: DAY });
  const [level, stock] = [index(), truth.stockTrading({ stock: '005930', day: DAY })];
  expect(market.story('crash-day', { market: 'kospi', until: DAY })).toStrictEqual([DAY]);
  expect((index()?.hundredths ?? NaN) / (level?.hundredths ?? NaN)).toBeCloseTo(0.92, 3);
  const fallen = truth.stockTrading({ stock: '005930', day: DAY });
  expect(fallen.last / stock.last).toBeCloseTo(0.92, 2);
  expect(fallen.turnover).toBeLessThan(stock.turnover);
  const { advancing, declining } = truth.breadth({ market: 'kospi', day: DAY });
  expect(declining).toBeGreaterThan(5 * advancing);
  const { value } = truth.flow({ market: 'kospi', day: DAY });
  expect([
    value.foreign.net < 0,
    value.institution.net < 0,
    value.individual.net > 0,
  ]).toStrictEqual([true, true, true]);
  expect(truth.index({ market: 'kosdaq', day: DAY })).toStrictEqual(
    createTruth(createWorld('1', startClock(0).clock)).index({
      market: 'kosdaq',
      day: DAY,
      at: Infinity,
    }),
  );
});

test('nonsense is refused', () => {
  const net = 1;
  const set = (setting: object) => () => market.set(setting as Parameters<typeof market.set>[0]);
  expect(set({ market: 'kospi', investor: 'foreign', day: '2026-11-22', net })).toThrow('session');
  expect(set({ market: 'etf', sector: 'metals', investor: 'foreign', day: DAY, net })).toThrow(
    'etf',
  );
  expect(set({ stock: '117930', investor: 'foreign', day: DAY, net })).toThrow('not listed');
  expect(set({ market: 'kospi', investor: 'government', day: DAY, net })).toThrow('government');
  expect(set({ market: 'kospi', investor: 'foreign', day: DAY, net: 0.5 })).toThrow('whole won');
});

test('what is set stays in its market, though others have the same seed', () => {
  const where = { market: 'kospi', day: DAY } as const;
  const another = () => createWorld('1', startClock('2026-11-26T22:00:00+09:00').clock);
  const read = (of: Truth) => [of.flow(where), of.program(where)];
  const before = read(truth);
  const world = another();
  const other = createTruth(world);
  market.set({ ...where, investor: 'foreign', net: TRILLION });
  createMarketControl(world, other).set({ ...where, investor: 'foreign', net: -TRILLION });
  expect(truth.flow(where).value.foreign.net).toBe(TRILLION);
  expect(other.flow(where).value.foreign.net).toBe(-TRILLION);
  expect(other.program(where)).not.toStrictEqual(truth.program(where));
  expect(read(createTruth(another()))).toStrictEqual(before);
});
