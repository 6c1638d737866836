import type { Market } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import type { Cell } from './cells.ts';
import type { Flows, FlowsAt } from './flows.ts';
import { type Floor, floorsOf, progressOf } from './hours.ts';
import { keptByMarket } from './kept.ts';
import { boughtIn, type Deals, type Ledger, OFFSETS } from './ledger.ts';
import { pick } from './pick.ts';

/** What programmes bought and sold, in won and in shares; the total is the sum of both kinds. */
export interface ProgramTruth {
  readonly value: ProgramSides;
  readonly volume: ProgramSides;
}

export interface ProgramSides {
  readonly arbitrage: Deals;
  readonly nonArbitrage: Deals;
  readonly total: Deals;
}

/** Buying and selling of arbitrage, then of everything else: in won, then in shares. */
type Figures = readonly number[];
const COUNT = 8;

export interface Programs {
  ofCell(cell: Cell, at: Omit<FlowsAt, 'market'>): ProgramTruth;
  ofMarket(at: FlowsAt): ProgramTruth;
}

const ARBITRAGE = 0.02;
const OTHER = 0.2;
const KEPT_DAYS = 4_096;

const keptDays = keptByMarket<Figures>();

/** The name is that of the market among those that are alike. */
export function createPrograms(
  marketName: string,
  flows: Flows,
  versionOf: () => number,
): Programs {
  const daysNow = keptDays(marketName, versionOf);

  const figuresOf = (cell: Cell, ledger: Ledger, day: DayNumber): Figures => {
    const [value, volume] = [boughtIn(ledger, OFFSETS.value), boughtIn(ledger, OFFSETS.volume)];
    if (value === 0) return NOTHING;
    const draw = seededOn(keyOf(cell.key, 'program'), day);
    const parts = [ARBITRAGE, ARBITRAGE, OTHER, OTHER].map(
      (usual) => usual * Math.exp(0.25 * normal(draw)),
    );
    return [
      ...parts.map((part) => Math.floor(value * part)),
      ...parts.map((part) => Math.floor(volume * part * (1 + 0.002 * normal(draw)))),
    ];
  };

  /** A whole day of a floor. */
  function wholeOf(market: Market, floor: Floor, day: DayNumber): Figures {
    const kept = daysNow();
    const key = `${versionOf()} ${market} ${floor} ${day}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const sum = flows
      .cellsOf(market)
      .map((cell) => figuresOf(cell, flows.onFloor(cell, floor, day), day))
      .reduce(added, NOTHING);
    if (kept.size >= KEPT_DAYS) kept.clear();
    kept.set(key, sum);
    return sum;
  }

  return {
    ofCell: (cell, at) => truthOf(figuresOf(cell, flows.ofCell(cell, at, 'traded'), at.day)),
    ofMarket: ({ market, venue, day, instant }) =>
      truthOf(
        floorsOf(venue, day, market)
          .map((floor): Figures => {
            const { done, of } = progressOf({ market, floor, day }, instant);
            if (done === 0) return NOTHING;
            return wholeOf(market, floor, day).map((it) => Math.floor((it * done) / of));
          })
          .reduce(added, NOTHING),
      ),
  };
}

const NOTHING: Figures = Array.from({ length: COUNT }, () => 0);
const added = (one: Figures, other: Figures): Figures =>
  one.map((figure, at) => figure + pick(other, at));

const deals = (buy: number, sell: number): Deals => ({ buy, sell, net: buy - sell });

function truthOf(figures: Figures): ProgramTruth {
  const sides = (from: number): ProgramSides => {
    const at = (place: number): number => pick(figures, from + place);
    return {
      arbitrage: deals(at(0), at(1)),
      nonArbitrage: deals(at(2), at(3)),
      total: deals(at(0) + at(2), at(1) + at(3)),
    };
  };
  return { value: sides(0), volume: sides(4) };
}
