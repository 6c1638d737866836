import { type Market, NEXTRADE_OPENED } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, hasSession, HISTORY_BEGAN } from '../days.ts';
import { type Draw, keyOf, normal, seededOn } from '../seeded.ts';
import type { PriceBook } from '../stocks/prices.ts';
import { isHalted, isListed, type Stock } from '../stocks/stock.ts';
import { type Cell, unnamedShareOf } from './cells.ts';
import { EVENING_BEGAN, type Floor, type Progress } from './hours.ts';
import { book, bookDeal, type Ledger, OFFSETS } from './ledger.ts';
import { pick } from './pick.ts';
import { EVENING_SHARE, NEXTRADE_SHARE, SCALES } from './scale.ts';
import { habitsOf, TRADERS } from './traders.ts';

/** Where and when trading is looked at. */
export interface Session {
  readonly market: Market;
  readonly floor: Floor;
  readonly day: DayNumber;
  readonly progress: Progress;
}

export interface Trading {
  /** Writes what one cell trades, as far as the day is over, over whatever the ledger holds. */
  write(ledger: Ledger, cell: Cell, session: Session): void;
}

const NEXTRADE_DAY = dayNumberOf(NEXTRADE_OPENED);
/** Foreigners never turn over more of what they hold than this in a day. */
const CALM = 0.004;
/** One day in three is corrected by a share the next morning. */
const CORRECTED = 1 / 3;

/** How much a floor trades beside KRX's day; nothing where it does not trade the market. */
function shareOf(market: Market, floor: Floor, day: DayNumber): number | undefined {
  if (floor === 'krx') return 1;
  if (floor === 'evening') return day < EVENING_BEGAN ? undefined : EVENING_SHARE;
  return day < NEXTRADE_DAY ? undefined : NEXTRADE_SHARE[market];
}

export function createTrading(seed: string, pricesOf: (stock: Stock) => PriceBook): Trading {
  const turnovers = keyOf(seed, 'turnover');
  const moods = keyOf(seed, 'mood');
  const mood = new Float64Array(COUNT);
  let moodIsOf = '';
  const leans = new Float64Array(COUNT);
  const buyers = new Float64Array(COUNT);
  const sellers = new Float64Array(COUNT);

  /** Who leans to buying that day, before each cell goes its own way. */
  function feelMood({ market, floor, day }: Session): void {
    const of = `${market} ${floor} ${day}`;
    if (moodIsOf === of) return;
    moodIsOf = of;
    const draw = seededOn(keyOf(moods, market, floor), day);
    for (let at = 0; at < COUNT; at += 1) mood[at] = normal(draw);
  }

  /** Won and shares a cell trades in a whole day. */
  function amountsOf(cell: Cell, session: Session, share: number, draw: Draw): Amounts {
    const { market, floor, day } = session;
    const { stock } = cell;
    if (stock === undefined) {
      const whole = SCALES[market].turnover * share * unnamedShareOf(market);
      const swing = normal(seededOn(keyOf(turnovers, market, floor), day));
      const value = whole * cell.weight * Math.exp(0.2 * swing + 0.2 * normal(draw));
      return { value, volume: value / (cell.price * Math.exp(0.05 * normal(draw))) };
    }
    const shares = Math.floor(stock.volume * share * Math.exp(0.4 * normal(draw)));
    return { value: shares * pricesOf(stock).averageOn(floor, day), volume: shares };
  }

  return {
    write(ledger, cell, session) {
      ledger.fill(0);
      const { market, floor, day, progress } = session;
      const share = shareOf(market, floor, day);
      const isIdle =
        progress.done === 0 || day < HISTORY_BEGAN || share === undefined || !hasSession(day);
      if (isIdle || !tradesOn(cell, floor, day)) return;
      const draw = seededOn(cell.key + FLOOR_KEYS[floor], day);
      const habits = habitsOf(market);
      feelMood(session);
      const calm = cell.stock === undefined ? 1 : calmOf(cell.stock);
      for (let at = 0; at < COUNT; at += 1) {
        const lean = pick(habits.leans, at) * (pick(mood, at) + normal(draw));
        leans[at] = at === FOREIGN ? lean * calm : lean;
      }
      const { value, volume } = amountsOf(cell, session, share, draw);
      const noise = cell.stock === undefined ? 0.01 : 0.002;
      weigh(buyers, habits.shares, leans, 1);
      weigh(sellers, habits.shares, leans, -1);
      book(ledger, OFFSETS.value, { total: value, buyers, sellers, progress });
      disturb(buyers, noise, draw);
      disturb(sellers, noise, draw);
      book(ledger, OFFSETS.volume, { total: volume, buyers, sellers, progress });
      if (cell.stock !== undefined && floor === 'krx' && progress.corrected) {
        correct(ledger, draw, pricesOf(cell.stock).lastOn(day));
      }
    },
  };
}

const COUNT = TRADERS.length;
const FOREIGN = TRADERS.indexOf('foreignRegistered');

interface Amounts {
  readonly value: number;
  readonly volume: number;
}

/** Each trader’s part of one side: its habit, leaning to this side or away from it. */
function weigh(into: Float64Array, shares: Float64Array, leans: Float64Array, side: 1 | -1): void {
  for (let at = 0; at < COUNT; at += 1) {
    into[at] = pick(shares, at) * Math.exp(side * pick(leans, at));
  }
  level(into);
}

/** Parts of the shares differ a little from parts of the won: not everybody pays the same. */
function disturb(parts: Float64Array, noise: number, draw: Draw): void {
  for (let at = 0; at < COUNT; at += 1) parts[at] = pick(parts, at) * (1 + noise * normal(draw));
  level(parts);
}

/** Makes parts add up to one. */
function level(parts: Float64Array): void {
  let sum = 0;
  for (let at = 0; at < COUNT; at += 1) sum += pick(parts, at);
  for (let at = 0; at < COUNT; at += 1) parts[at] = pick(parts, at) / sum;
}

const FLOOR_KEYS: Readonly<Record<Floor, number>> = { krx: 0, evening: 1, nxt: 2 };

function tradesOn({ stock, began }: Cell, floor: Floor, day: DayNumber): boolean {
  if (stock === undefined) return began === undefined || day >= began;
  const hasFloor = floor !== 'nxt' || stock.onNextrade;
  return hasFloor && isListed(stock, day) && !isHalted(stock, day);
}

/** Where a stock changes hands faster than its foreigners could, they trade both ways. */
function calmOf({ limitShares, held, volume }: Stock): number {
  const usual = 0.036 * volume;
  return usual === 0 ? 1 : Math.min(1, (CALM * Math.max(held, 0.01) * limitShares) / usual);
}

function correct(ledger: Ledger, draw: Draw, price: number): void {
  if (draw() > CORRECTED) return;
  const deal = {
    buyer: 'foreignRegistered',
    seller: 'individual',
    value: price,
    volume: 1,
  } as const;
  bookDeal(ledger, deal, { done: 1, of: 1, corrected: true });
}
