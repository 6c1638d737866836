import type {
  CumulativePoint,
  FlowSector,
  ForeignHolding,
  Headroom,
  Investor,
  InvestorFlow,
  Market,
  Measure,
  Provenance,
  RankedStock,
  SeriesComparison,
  FlowComparison,
  Stock,
  StockFlow,
  Streak,
} from 'investor-flow';
import type { Held } from '@investor-flow/store';

/** What each view answers, by its name. */
export interface Answers {
  readonly flow: InvestorFlow;
  readonly intraday: Intraday;
  readonly history: Series<InvestorFlow>;
  readonly sectors: SectorTable;
  readonly stock: Series<StockFlow>;
  readonly holdings: Holdings;
  readonly comparison: Compared;
  readonly streaks: readonly SectorStreak[];
  readonly joint: Joint;
  readonly ranking: readonly RankedStock[];
  readonly collection: Collection;
  readonly find: readonly Stock[];
  readonly calendar: Calendar;
}
export type ViewName = keyof Answers;

/** The course of one day as it was observed. */
export interface Intraday {
  readonly day: string;
  /** When the session opens and when its figures rest, epoch milliseconds. */
  readonly opens: number;
  readonly rests: number;
  /** Oldest first. */
  readonly points: readonly InvestorFlow[];
  /** Between which instants more observations are missing than the usual step explains. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export type SeriesPoints = {
  readonly [M in Measure]?: { readonly [I in Investor]?: readonly CumulativePoint[] };
};

/** A series of sessions, oldest first, with the sums by investor. */
export interface Series<Row> {
  readonly rows: readonly Row[];
  readonly points: SeriesPoints;
  /** Sessions between the rows that have none. */
  readonly missing: readonly string[];
}

/** Where a row comes from, and how far its day and its figures are settled. */
interface Dated extends Provenance, Pick<InvestorFlow, 'dayBasis' | 'status'> {}

/** One sector over one session or several. */
export interface SectorRow extends Dated {
  readonly sector: FlowSector;
  readonly from: string;
  readonly day: string;
  readonly value?: SectorNets;
  readonly volume?: SectorNets;
  /** Sessions of the range in which the sector has no row; its sums are absent then. */
  readonly missing: readonly string[];
}
export type SectorNets = { readonly [I in Investor]?: number };

export interface SectorTable {
  readonly market: Market;
  readonly volumeUnit: InvestorFlow['volumeUnit'];
  /** Oldest first. */
  readonly sessions: readonly string[];
  readonly rows: readonly SectorRow[];
}

export interface Holdings {
  /** Oldest first. */
  readonly rows: readonly ForeignHolding[];
  /** Of the newest row. */
  readonly headroom: Headroom | null;
}

export type Compared =
  | { readonly of: 'day'; readonly comparison: FlowComparison }
  | { readonly of: 'series'; readonly comparison: SeriesComparison<FlowComparison> };

export interface SectorStreak extends Streak, Dated {
  readonly market: Market;
  readonly sector: string;
  readonly investor: Investor;
}

/** Sectors that several investors bought together. */
export interface Joint {
  readonly investors: readonly Investor[];
  /** Every session that was looked at, oldest first. */
  readonly sessions: readonly string[];
  readonly rows: readonly JointRow[];
}
export interface JointRow extends Dated {
  readonly sector: string;
  /** The newest session. */
  readonly day: string;
  readonly days: readonly string[];
  /** Sessions in a row that reach the newest. */
  readonly run: number;
  /** Net of both together over the run, won. */
  readonly net: number;
}

export interface Collection {
  readonly location: string;
  readonly held: readonly Held[];
  /** Calls sent since the server began or since midnight in Korea. */
  readonly calls: readonly CallCount[];
}
export interface CallCount {
  readonly broker: string;
  readonly api: string;
  readonly calls: number;
  readonly failures: number;
}

export interface Calendar {
  readonly month: string;
  readonly latest: string;
  /** `ahead`: no session of that day has begun. */
  readonly days: readonly { readonly day: string; readonly state: 'open' | 'closed' | 'ahead' }[];
}
