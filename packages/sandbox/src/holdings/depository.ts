import { type DayNumber, dayOf, sessionBefore } from '../days.ts';
import { createWalk } from '../market/walk.ts';
import { normal, seeded } from '../seeded.ts';
import type { Stock } from './stocks.ts';

/** What foreigners hold at the end of a session; shares. */
export interface Position {
  readonly held: number;
  /** Bought less sold: not always the difference of two days, registrations move shares too. */
  readonly change: number;
  readonly listed: number;
}

export type PositionOn = (day: DayNumber) => Position;

/** A newcomer's first holders are Korean; foreigners take this many days to arrive. */
const ARRIVAL_DAYS = 20;
const REGISTRATION_CHANCE = 0.2;
/** A carrier close to its limit never quite reaches it. */
const FULLEST = 0.9999;

export function createDepository(seed: string, stock: Stock, newest: DayNumber): PositionOn {
  const walk = createWalk(0.004, seed, 'held', stock.code);
  const isNewcomer = newest - stock.listedOn < 2 * ARRIVAL_DAYS;
  const heldOn = (day: DayNumber): number => {
    const arrived = isNewcomer ? Math.min(1, (day - stock.listedOn) / ARRIVAL_DAYS) : 1;
    return Math.round(stock.limitShares * Math.min(FULLEST, stock.held * walk(day)) * arrived);
  };
  const listedOn = (day: DayNumber): number =>
    stock.listedBefore !== undefined && day < stock.listedBefore.day
      ? stock.listedBefore.shares
      : stock.listedShares;
  return (day) => {
    const held = heldOn(day);
    const listed = listedOn(day);
    if (day <= stock.listedOn) return { held, change: 0, listed };
    const draw = seeded(seed, 'registration', stock.code, dayOf(day));
    const registered =
      draw() < REGISTRATION_CHANCE ? Math.round(stock.limitShares * 2e-5 * normal(draw)) : 0;
    return { held, change: held - heldOn(sessionBefore(day)) - registered, listed };
  };
}
