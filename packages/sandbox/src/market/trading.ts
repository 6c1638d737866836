import { type Market, NEXTRADE_OPENED } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, hasSession, HISTORY_BEGAN } from '../days.ts';
import { fillNormals, keyOf, normal, seededOn } from '../seeded.ts';
import type { PriceBook } from '../stocks/prices.ts';
import { isHalted, isListed, type Stock } from '../stocks/stock.ts';
import type { Cell } from './cells.ts';
import { EVENING_BEGAN, type Floor, type FloorDay, type Progress, WHOLE } from './hours.ts';
import { book, bookDeal, type Ledger, OFFSETS } from './ledger.ts';
import { EVENING_SHARE, NEXTRADE_SHARE, SCALES, UNNAMED_SHARE } from './scale.ts';
import { type HabitRow, habitsOf, STOCK_HABITS, TRADERS } from './traders.ts';

/** Where and when trading is looked at. */
export type Session = FloorDay & { readonly progress: Progress };

export interface Trading {
  /** Writes what one cell trades, as far as the day is over, over whatever the ledger holds. */
  write(ledger: Ledger, cell: Cell, session: Session): void;
}

const NEXTRADE_DAY = dayNumberOf(NEXTRADE_OPENED);
/** The largest part of their holding that foreigners trade in a day. */
const CALM = 0.004;
/** One day in three is corrected by a share the next morning: as rare as a draw beyond this. */
const CORRECTED = 0.43;
const CORRECTION = { buyer: 'foreignRegistered', seller: 'individual', volume: 1 } as const;

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
  let swing = NaN;
  const noise = new Float64Array(NOISE.length);
  const buyers = new Float64Array(COUNT);
  const sellers = new Float64Array(COUNT);

  /** Who leans to buying that day, before each cell goes its own way. */
  function feelMood({ market, floor, day }: Session): void {
    const of = `${market} ${floor} ${day}`;
    if (moodIsOf === of) return;
    moodIsOf = of;
    fillNormals(mood, keyOf(moods, market, floor), day);
    swing = normal(seededOn(keyOf(turnovers, market, floor), day));
  }

  /** Won and shares a cell trades in a whole day. */
  function amountsOf(cell: Cell, { market, floor, day }: Session, share: number) {
    const { stock } = cell;
    if (stock === undefined) {
      const whole = SCALES[market].turnover * share * (UNNAMED_SHARE[market] ?? 1);
      const value = whole * cell.weight * Math.exp(0.2 * swing + 0.2 * (noise[NOISE.value] ?? NaN));
      return { value, volume: value / (cell.price * Math.exp(0.05 * (noise[NOISE.price] ?? NaN))) };
    }
    const shares = Math.floor(stock.volume * share * Math.exp(0.4 * (noise[NOISE.value] ?? NaN)));
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
      feelMood(session);
      fillNormals(noise, cell.key + FLOOR_KEYS[floor], day);
      const habits = cell.stock === undefined ? habitsOf(market) : STOCK_HABITS;
      weigh([buyers, sellers], habits, calmOf(cell.stock), { mood, noise });
      const { value, volume } = amountsOf(cell, session, share);
      book(ledger, OFFSETS.value, { total: value, buyers, sellers, progress });
      const spread = cell.stock === undefined ? 0.01 : 0.002;
      disturb(buyers, spread, noise, NOISE.buyers);
      disturb(sellers, spread, noise, NOISE.sellers);
      book(ledger, OFFSETS.volume, { total: volume, buyers, sellers, progress });
      const isCorrected = (noise[NOISE.correction] ?? NaN) > CORRECTED;
      if (cell.stock !== undefined && floor === 'krx' && progress.corrected && isCorrected) {
        bookDeal(ledger, { ...CORRECTION, value: pricesOf(cell.stock).lastOn(day) }, WHOLE);
      }
    },
  };
}

const COUNT = TRADERS.length;
const FOREIGN = TRADERS.indexOf('foreignRegistered');
/** Where a cell’s draws of a day are. */
const NOISE = {
  leans: 0,
  buyers: COUNT,
  sellers: 2 * COUNT,
  value: 3 * COUNT,
  price: 3 * COUNT + 1,
  correction: 3 * COUNT + 2,
  length: 3 * COUNT + 3,
} as const;

/** Each trader’s part of both sides: its habit, leaning to one side and away from the other. */
function weigh(
  [buyers, sellers]: readonly [Float64Array, Float64Array],
  { shares, leans }: HabitRow,
  calm: number,
  { mood, noise }: { readonly mood: Float64Array; readonly noise: Float64Array },
): void {
  for (let at = 0; at < COUNT; at += 1) {
    const free = (leans[at] ?? NaN) * ((mood[at] ?? NaN) + (noise[NOISE.leans + at] ?? NaN));
    const lean = Math.exp(at === FOREIGN ? free * calm : free);
    buyers[at] = (shares[at] ?? NaN) * lean;
    sellers[at] = (shares[at] ?? NaN) / lean;
  }
  level(buyers);
  level(sellers);
}

/** Parts of the shares differ a little from parts of the won: not everybody pays the same. */
function disturb(parts: Float64Array, spread: number, noise: Float64Array, from: number): void {
  for (let at = 0; at < COUNT; at += 1) {
    parts[at] = (parts[at] ?? NaN) * (1 + spread * (noise[from + at] ?? NaN));
  }
  level(parts);
}

/** Makes parts add up to one. */
function level(parts: Float64Array): void {
  let sum = 0;
  for (let at = 0; at < COUNT; at += 1) sum += parts[at] ?? NaN;
  for (let at = 0; at < COUNT; at += 1) parts[at] = (parts[at] ?? NaN) / sum;
}

const FLOOR_KEYS: Readonly<Record<Floor, number>> = { krx: 0, evening: 1, nxt: 2 };

function tradesOn({ stock, began }: Cell, floor: Floor, day: DayNumber): boolean {
  if (stock === undefined) return began === undefined || day >= began;
  const hasFloor = floor !== 'nxt' || stock.onNextrade;
  return hasFloor && isListed(stock, day) && !isHalted(stock, day);
}

/** Where a stock changes hands faster than its foreigners could, they trade both ways. */
function calmOf(stock: Stock | undefined): number {
  if (stock === undefined || stock.volume === 0) return 1;
  const { limitShares, held, volume } = stock;
  return Math.min(1, (CALM * Math.max(held, 0.01) * limitShares) / (0.036 * volume));
}
