import type { Investor } from './investor.ts';
import type { Market, Venue, VolumeUnit } from './market.ts';
import type { SectorId, SectorLevel } from './sector.ts';
import type { TradingDay } from './trading-day.ts';

/** Where the numbers come from: real money, a broker's paper market, the sandbox, or a host the caller named. */
export const ENVIRONMENTS = ['live', 'mock', 'sandbox', 'custom'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** `provisional` until the Korean date has moved past the day. */
export type Status = 'provisional' | 'final';

/** The body said so; or we asked for it and the calendar agrees; or neither. */
export type DayBasis = 'stated' | 'requested' | 'assumed';

/** Positive `net` is buying. `buy` and `sell` are never negative, and absent where the broker tells only the net. */
export interface Trade {
  readonly net: number;
  readonly buy?: number;
  readonly sell?: number;
}

/** Whole won, shares or contracts by investor; an investor the broker does not tell is absent. */
export type InvestorTable = { readonly [I in Investor]?: Trade } & {
  readonly individual: Trade;
  readonly foreign: Trade;
  readonly institution: Trade;
};

/** The sector's index at the moment of the answer: `change` in points, `volume` in shares. */
export interface SectorIndex {
  readonly price: number;
  readonly change: number;
  readonly changePercent: number;
  readonly volume: number;
}

export interface FlowSector {
  /** Nothing for a code the registry does not know. */
  readonly id: SectorId | undefined;
  readonly level: SectorLevel | undefined;
  /** The broker's own, without a venue suffix. */
  readonly code: string;
  readonly name: string;
}

/** Who bought and who sold one market or sector on one day. */
export interface InvestorFlow {
  readonly broker: string;
  readonly environment: Environment;
  /** The broker's name for the call that answered. */
  readonly api: string;
  readonly market: Market;
  readonly sector: FlowSector;
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  readonly status: Status;
  /** ISO instant of the answer; of the later one where two calls were made. */
  readonly observedAt: string;
  /** Won. */
  readonly value?: InvestorTable;
  /** Shares, or contracts on derivative markets. */
  readonly volume?: InvestorTable;
  readonly volumeUnit: VolumeUnit;
  /** The broker's own step, in the unit of the measure. */
  readonly rounding: { readonly value?: number; readonly volume?: number };
  /** Figures added up from several of the broker's columns. */
  readonly derived: readonly Investor[];
  readonly index?: SectorIndex;
}
