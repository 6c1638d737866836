import type { Investor } from '../investor.ts';
import type { Market, Measure, Venue, VolumeUnit } from '../market.ts';
import type { SectorId } from '../sector-ids.ts';
import type { SectorLevel } from '../sector-table.ts';
import type { StockCode } from '../words.ts';
import type { Dated } from './provenance.ts';

/** Positive `net` is buying. `buy` and `sell` are never negative, and absent where the broker gives only the net. */
export interface Trade {
  readonly net: number;
  readonly buy?: number;
  readonly sell?: number;
}

/** Whole won, shares or contracts by investor; an investor that the broker does not report is absent. */
export type InvestorTable = { readonly [I in Investor]?: Trade } & {
  readonly individual: Trade;
  readonly foreign: Trade;
  readonly institution: Trade;
};

/** What the broker neither states nor documents. */
export type Assumption = 'day' | 'venue' | 'volume-unit';

/** What the flow of a market and the flow of a stock have in common. */
export interface FlowFigures extends Dated {
  readonly venue: Venue;
  /** Won. */
  readonly value?: InvestorTable;
  /** Shares, or contracts on derivative markets. */
  readonly volume?: InvestorTable;
  readonly volumeUnit: VolumeUnit;
  /** The broker's own step, in won and in shares or contracts, of the measures present. */
  readonly rounding: { readonly [M in Measure]?: number };
  /** Investors whose figures are sums of several of the broker's columns. */
  readonly derived: readonly Investor[];
  readonly assumed: readonly Assumption[];
}

/** The sector's index at the moment of the answer: `price` and `change` in points, `volume` in shares. */
export interface SectorIndex {
  readonly price: number;
  readonly change: number;
  readonly changePercent: number;
  /** Absent where the broker's row has none. */
  readonly volume?: number;
}

export interface FlowSector {
  /** Absent for a code that the registry does not know on that day. */
  readonly id?: SectorId;
  readonly level?: SectorLevel;
  /** The broker's own code, without a venue suffix. */
  readonly code: string;
  /** The broker's name, else the registry's Korean one. */
  readonly name: string;
}

/** Who bought and who sold one market or sector on one day. */
export interface InvestorFlow extends FlowFigures {
  readonly market: Market;
  readonly sector: FlowSector;
  readonly index?: SectorIndex;
}

/** How one stock traded on one day: won and shares. */
export interface StockTrading {
  /** The row's last price, after-market included since 2026-09-14; not the official close of 15:30. */
  readonly lastPrice: number;
  /** Against the session before, in won. */
  readonly change: number;
  readonly shares: number;
  readonly turnover: number;
  /** The broker's step of `turnover`, in won. */
  readonly turnoverRounding: number;
}

/** Who bought and who sold one stock on one day. */
export interface StockFlow extends FlowFigures {
  readonly stock: StockCode;
  /** Absent on a day without trading, and where the broker's traded volume does not fit its column. */
  readonly trading?: StockTrading;
}
