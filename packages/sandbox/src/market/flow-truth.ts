import { type Investor, INVESTORS } from '@investor-flow/core';
import { type Ledger, OFFSETS } from './ledger.ts';
import { pick } from './pick.ts';
import { TRADERS, tradersWithin } from './traders.ts';

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
