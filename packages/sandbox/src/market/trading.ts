import { type Market, NEXTRADE_OPENED } from '@investor-flow/core';
import { dayNumberOf, dayOf, type DayNumber, hasSession, HISTORY_BEGAN } from '../days.ts';
import { normal, seeded } from '../seeded.ts';
import type { Cell } from './cells.ts';
import type { Floor, Progress } from './hours.ts';
import { book, emptyLedger, type Ledger, OFFSETS } from './ledger.ts';
import { pick } from './pick.ts';
import { NEXTRADE_SHARE, SCALES } from './scale.ts';
import { habitsOf, TRADERS } from './traders.ts';

export interface Session {
  readonly seed: string;
  readonly market: Market;
  readonly floor: Floor;
  readonly day: DayNumber;
  readonly progress: Progress;
}

/** Won the whole market trades on one floor in one day; 0 when the floor does not trade it. */
export function turnoverOf({ seed, market, floor, day }: Session): number {
  if (day < HISTORY_BEGAN || !hasSession(day)) return 0;
  const part = floor === 'krx' ? 1 : NEXTRADE_SHARE[market];
  if (part === undefined) return 0;
  if (floor === 'nxt' && day < dayNumberOf(NEXTRADE_OPENED)) return 0;
  const draw = seeded(seed, 'turnover', market, floor, dayOf(day));
  return SCALES[market].turnover * part * Math.exp(0.2 * normal(draw));
}

/** The mood of a day: who leans to buying, before each cell goes its own way. */
export function moodOf({ seed, market, floor, day }: Session): readonly number[] {
  const draw = seeded(seed, 'mood', market, floor, dayOf(day));
  return TRADERS.map(() => normal(draw));
}

/** Trades one cell for as much of the day as is over. */
export function trade(
  session: Session,
  cell: Cell,
  turnover: number,
  mood: readonly number[],
): Ledger {
  const ledger = emptyLedger();
  const { seed, market, floor, day, progress } = session;
  if (turnover === 0 || progress.done === 0 || (cell.began !== undefined && day < cell.began)) {
    return ledger;
  }
  const draw = seeded(seed, 'trade', market, floor, dayOf(day), cell.name);
  const habits = habitsOf(market);
  const leans = TRADERS.map((trader, at) => {
    const own = normal(draw);
    return habits[trader].lean * (pick(mood, at) + own);
  });
  const weigh = (side: 1 | -1, spread: number): readonly number[] =>
    parts(
      TRADERS.map(
        (trader, at) =>
          habits[trader].share * Math.exp(side * pick(leans, at) + spread * normal(draw)),
      ),
    );
  const total = turnover * cell.weight * Math.exp(0.2 * normal(draw));
  const value = { total, buyers: weigh(1, 0), sellers: weigh(-1, 0), progress };
  const volume = {
    total: total / (cell.price * Math.exp(0.05 * normal(draw))),
    buyers: weigh(1, 0.01),
    sellers: weigh(-1, 0.01),
    progress,
  };
  book(ledger, OFFSETS.value, value);
  book(ledger, OFFSETS.volume, volume);
  return ledger;
}

function parts(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
