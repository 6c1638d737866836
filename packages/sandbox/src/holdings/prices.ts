import { NEXTRADE_OPENED, type Venue } from '@investor-flow/core';
import { dayNumberOf, dayOf, type DayNumber, sessionBefore } from '../days.ts';
import { type Floor, floorsOf, type Progress, progressOf } from '../market/hours.ts';
import { createWalk } from '../market/walk.ts';
import { normal, seeded } from '../seeded.ts';
import type { Stock } from './stocks.ts';

/** Won and shares of one session at one venue; `change` is against KRX's last close. */
export interface Prices {
  readonly close: number;
  readonly change: number;
  readonly traded: number;
}

export type PricesOf = (venue: Venue, day: DayNumber, instant: number) => Prices;

const TICKS: readonly (readonly [below: number, tick: number])[] = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
];

const tickAt = (price: number): number => TICKS.find(([below]) => price < below)?.[1] ?? 1_000;
const toTick = (price: number): number => Math.round(price / tickAt(price)) * tickAt(price);

export function createPrices(seed: string, stock: Stock): PricesOf {
  const walk = createWalk(0.018, seed, 'price', stock.code);
  const lastTraded = (day: DayNumber): DayNumber => {
    let candidate = day;
    while (stock.halted.includes(candidate)) candidate = sessionBefore(candidate);
    return candidate;
  };
  const krxClose = (day: DayNumber): number => toTick(stock.price * walk(lastTraded(day)));
  const baseOf = (day: DayNumber): number =>
    krxClose(day <= stock.listedOn ? day : sessionBefore(day));

  function onFloor(floor: Floor, day: DayNumber, progress: Progress): Prices {
    const idle = stock.halted.includes(day) || progress.done === 0;
    if (idle || (floor === 'nxt' && (day < dayNumberOf(NEXTRADE_OPENED) || !stock.onNextrade))) {
      return { close: baseOf(day), change: 0, traded: 0 };
    }
    const draw = seeded(seed, 'shares', stock.code, floor, dayOf(day));
    const whole = stock.volume * (floor === 'krx' ? 1 : 0.35) * Math.exp(0.4 * normal(draw));
    const base = baseOf(day);
    const drift = floor === 'krx' ? 0 : (Math.floor(draw() * 3) - 1) * tickAt(base);
    const part = progress.done / progress.of;
    const close = toTick(base + (krxClose(day) + drift - base) * part);
    return { close, change: close - base, traded: Math.floor(whole * part) };
  }

  return (venue, day, instant) => {
    const floors = floorsOf(venue).map((floor) =>
      onFloor(floor, day, progressOf(floor, day, instant)),
    );
    const traded = floors.reduce((sum, floor) => sum + floor.traded, 0);
    // Nextrade trades on after KRX has closed, so the last price of the day is its.
    const last = floors.findLast((floor) => floor.traded > 0) ?? floors[0];
    if (last === undefined) throw new RangeError(`Nothing trades at ${venue}`);
    return { ...last, traded };
  };
}
