import type { Venue } from '@investor-flow/core';
import { type DayNumber, sessionBefore } from '../days.ts';
import { EVENING_BEGAN, type Floor, floorsOf, progressOf } from '../market/hours.ts';
import { type Bar, drawBar, momentOf } from '../market/path.ts';
import type { Shocks } from '../market/shocks.ts';
import { createWalk } from '../market/walk.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import { industryOn, isHalted, type Stock } from './stock.ts';

/** Won a share costs, so far that day; what was not traded has no range. */
export interface Prices {
  readonly last: number;
  /** Against the last price of the session before. */
  readonly change: number;
  readonly range:
    | { readonly open: number; readonly high: number; readonly low: number }
    | undefined;
}

/** A stock's prices by day. */
export interface PriceBook {
  at(venue: Venue, day: DayNumber, instant: number): Prices;
  /** What a share costs on a floor on average over a day. */
  averageOn(floor: Floor, day: DayNumber): number;
  /** The last price of a day, the evening included. */
  lastOn(day: DayNumber): number;
  baseOn(day: DayNumber): number;
  /** The step between two prices. */
  tickAt(price: number): number;
}

const STEP = 0.018;

const TICKS: readonly (readonly [below: number, tick: number])[] = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
  [Infinity, 1_000],
];
const FUND_TICKS: typeof TICKS = [
  [2_000, 1],
  [Infinity, 5],
];

const tickOf = ({ market }: Stock, price: number): number =>
  (market === 'etf' ? FUND_TICKS : TICKS).find(([below]) => price < below)?.[1] ?? NaN;

export function createPrices(seed: string, stock: Stock, shocks: Shocks): PriceBook {
  const walk = createWalk(STEP, seed, 'price', stock.code);
  const bars = keyOf(seed, 'bar', stock.code);
  const tails = keyOf(seed, 'tail', stock.code);
  const toTick = (price: number): number => {
    const tick = tickOf(stock, price);
    return Math.max(tick, Math.round(price / tick) * tick);
  };
  const lastTraded = (day: DayNumber): DayNumber => {
    const { haltedFrom } = stock;
    let candidate = haltedFrom !== undefined && day >= haltedFrom ? sessionBefore(haltedFrom) : day;
    while (isHalted(stock, candidate)) candidate = sessionBefore(candidate);
    return Math.max(candidate, stock.listedOn);
  };
  const regularClose = (day: DayNumber): number => {
    const shock = shocks.onStock(stock, [industryOn(stock, day), 'all'], day);
    return toTick(stock.price * walk(day) * shock);
  };
  /** A floor that trades on after the regular close ends a few ticks beside it. */
  const closeOn = (floor: Floor, day: DayNumber): number => {
    const close = regularClose(day);
    if (floor === 'krx') return close;
    const draw = seededOn(tails, 2 * day + (floor === 'nxt' ? 1 : 0));
    return toTick(close * (1 + 0.004 * normal(draw)));
  };
  const lastOn = (day: DayNumber): number => {
    const traded = lastTraded(day);
    return closeOn(traded >= EVENING_BEGAN ? 'evening' : 'krx', traded);
  };
  const baseOn = (day: DayNumber): number =>
    day <= stock.listedOn ? regularClose(stock.listedOn) : lastOn(sessionBefore(day));

  const barOn = (floor: Floor, day: DayNumber): Bar => {
    const close = closeOn(floor, day);
    if (floor === 'evening') {
      const open = regularClose(day);
      const [high, low] = [Math.max(open, close), Math.min(open, close)];
      return { base: baseOn(day), open, high, low, close, turns: [0.3, 0.7] };
    }
    return drawBar(seededOn(bars, day), { base: baseOn(day), close, step: STEP }, toTick);
  };

  return {
    lastOn,
    baseOn,
    tickAt: (price) => tickOf(stock, price),
    averageOn(floor, day) {
      const { open, high, low, close } = barOn(floor, day);
      return (open + high + low + 2 * close) / 5;
    },
    at(venue, day, instant) {
      const base = baseOn(day);
      let range: Prices['range'];
      let last = base;
      if (isHalted(stock, day)) return { last, change: 0, range };
      for (const floor of floorsOf(venue, day, stock.market)) {
        if (floor === 'nxt' && !stock.onNextrade) continue;
        const { done, of } = progressOf({ market: stock.market, floor, day }, instant);
        if (done === 0) continue;
        const so = momentOf(barOn(floor, day), done / of, toTick);
        last = so.last;
        range = {
          open: range?.open ?? so.open,
          high: Math.max(range?.high ?? so.high, so.high),
          low: Math.min(range?.low ?? so.low, so.low),
        };
      }
      return { last, change: last - base, range };
    },
  };
}
