import { type Investor, INVESTORS } from '@investor-flow/core';
import type { Progress } from './hours.ts';
import { pick } from './pick.ts';
import { type Trader, TRADERS, tradersWithin } from './traders.ts';

const COUNT = TRADERS.length;

/** What each trader bought and sold, in the order of `TRADERS`: won, then shares. */
export type Ledger = Float64Array;

/** Where a ledger keeps the buying of each measure; the selling follows right after. */
export const OFFSETS = { value: 0, volume: 2 * COUNT } as const;
export const LEDGER_LENGTH = 4 * COUNT;

export const emptyLedger = (): Ledger => new Float64Array(LEDGER_LENGTH);

export function addLedger(into: Ledger, more: Ledger, at = 0): void {
  for (let place = 0; place < LEDGER_LENGTH; place += 1) {
    into[at + place] = (into[at + place] ?? NaN) + (more[place] ?? NaN);
  }
}

/** A day's trading of one measure: how much, and each trader's part of buying and of selling. */
export interface Trading {
  readonly total: number;
  readonly buyers: Float64Array;
  readonly sellers: Float64Array;
  readonly progress: Progress;
}

/**
 * Books every deal between two traders on both their accounts, cut down to whole units.
 *
 * So buying equals selling to the won, at every minute, and no figure ever shrinks during a session.
 */
export function book(ledger: Ledger, offset: number, trading: Trading): void {
  const { total, buyers, sellers, progress } = trading;
  const { done, of } = progress;
  for (let buyer = 0; buyer < COUNT; buyer += 1) {
    const part = total * (buyers[buyer] ?? NaN);
    let sum = 0;
    for (let seller = 0; seller < COUNT; seller += 1) {
      const whole = Math.floor(part * (sellers[seller] ?? NaN));
      const deal = done < of ? Math.floor((whole * done) / of) : whole;
      sum += deal;
      const sale = offset + COUNT + seller;
      ledger[sale] = (ledger[sale] ?? NaN) + deal;
    }
    ledger[offset + buyer] = (ledger[offset + buyer] ?? NaN) + sum;
  }
}

/** One deal more, in won and in shares. */
export interface Deal {
  readonly buyer: Trader;
  readonly seller: Trader;
  readonly value: number;
  readonly volume: number;
}

export function bookDeal(ledger: Ledger, deal: Deal, { done, of }: Progress): void {
  const part = (whole: number): number => (done < of ? Math.floor((whole * done) / of) : whole);
  const add = (place: number, figure: number): void => {
    ledger[place] = pick(ledger, place) + figure;
  };
  const [buyer, seller] = [TRADERS.indexOf(deal.buyer), TRADERS.indexOf(deal.seller)];
  add(OFFSETS.value + buyer, part(deal.value));
  add(OFFSETS.value + COUNT + seller, part(deal.value));
  add(OFFSETS.volume + buyer, part(deal.volume));
  add(OFFSETS.volume + COUNT + seller, part(deal.volume));
}

/** Everything bought in one measure. */
export function boughtIn(ledger: Ledger, offset: number): number {
  let sum = 0;
  for (let place = offset; place < offset + COUNT; place += 1) sum += ledger[place] ?? NaN;
  return sum;
}

/** What some traders bought less what they sold. */
export const netOf = (ledger: Ledger, offset: number, traders: readonly Trader[]): number =>
  traders.reduce((sum, trader) => {
    const place = offset + TRADERS.indexOf(trader);
    return sum + pick(ledger, place) - pick(ledger, place + COUNT);
  }, 0);

/** `buy` and `sell` are never negative; `net` is `buy` less `sell`. */
export interface Deals {
  readonly buy: number;
  readonly sell: number;
  readonly net: number;
}

export type TruthTable = Readonly<Record<Investor, Deals>>;

/** Who bought and who sold, to the won and to the share (or contract). */
export interface FlowTruth {
  /** Won. */
  readonly value: TruthTable;
  /** Shares, or contracts on derivative markets. */
  readonly volume: TruthTable;
}

const PLACES = INVESTORS.map((investor) => ({
  investor,
  places: tradersWithin(investor).map((trader) => TRADERS.indexOf(trader)),
}));

export const readLedger = (ledger: Ledger): FlowTruth => ({
  value: readTable(ledger, OFFSETS.value),
  volume: readTable(ledger, OFFSETS.volume),
});

function readTable(ledger: Ledger, offset: number): TruthTable {
  const table: Partial<Record<Investor, Deals>> = {};
  for (const { investor, places } of PLACES) {
    let [buy, sell] = [0, 0];
    for (const place of places) {
      buy += pick(ledger, offset + place);
      sell += pick(ledger, offset + TRADERS.length + place);
    }
    table[investor] = { buy, sell, net: buy - sell };
  }
  return table as TruthTable;
}

/** What changed hands: everything bought, each investor counted once. */
export const turnover = (table: TruthTable): number =>
  TRADERS.reduce((sum, trader) => sum + table[trader].buy, 0);
