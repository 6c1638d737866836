import type { Session } from '../calendar/moment.ts';
import type { StockCode, TradingDay } from '../words.ts';
import type { Market, Measure, Venue } from '../market.ts';
import type { RankingBasis } from '../model/stocks.ts';
import type { SectorId } from '../sector-ids.ts';

export const RANKING_SIDES = ['buy', 'sell'] as const;
export type RankingSide = (typeof RANKING_SIDES)[number];

export const RANKED_INVESTORS = ['foreign', 'institution'] as const;
export type RankedInvestor = (typeof RANKED_INVESTORS)[number];

/** Every field that a question can have. */
export interface Fields {
  readonly market: Market;
  /** Default: the whole market where the question gives one sector, else every sector. */
  readonly sector: SectorId;
  readonly stock: StockCode;
  /** Default: the latest session. */
  readonly day: TradingDay;
  /** First day of the range, included. */
  readonly from: TradingDay;
  /** Last day of the range, included. Default: the latest session whose figures stand. */
  readonly to: TradingDay;
  /** The most sessions to give, the newest ones. Default: 30 where `from` is absent too. */
  readonly limit: number;
  /** Default `krx`. */
  readonly venue: Venue;
  /** Default `['value']`. */
  readonly measures: readonly Measure[];
  readonly by: RankingBasis;
  /** Default `buy`. */
  readonly side: RankingSide;
  /** Default `foreign`. */
  readonly investor: RankedInvestor;
  /** Default: the fewest that the broker offers for the basis. */
  readonly sessions: number;
}
export type Field = keyof Fields;

/** What a query leaves open. */
export const DEFAULTS: { readonly [F in Field]?: Fields[F] } = {
  sector: 'all',
  venue: 'krx',
  measures: ['value'],
  side: 'buy',
  investor: 'foreign',
};

/** The same fields once a question has been checked: defaults are filled in. */
export interface PlannedFields extends Omit<Fields, 'from' | 'limit' | 'sessions'> {
  /** Absent: back to the beginning of the broker's history. */
  readonly from: TradingDay | undefined;
  /** Never later than the newest session whose figures stand. */
  readonly to: TradingDay;
  readonly limit: number | undefined;
  readonly sessions: number | undefined;
}

/** What the calendar says of the days of a plan. */
export interface PlannedDays {
  /** What the calendar knows of `day`; never `closed`. */
  readonly session: Session;
  /** Today in Korea. */
  readonly today: TradingDay;
}

/** Fields whose values have been checked one by one. */
export type ReadFields = { readonly [F in Field]?: Fields[F] };

/** A plan of any question: the fields that its question has. */
export type AnyPlan = Partial<PlannedFields> & PlannedDays;

/** Which fields a question has. */
export interface FieldList {
  readonly required: readonly Field[];
  readonly optional: readonly Field[];
  /** Optional fields without a default: absent means "all of them". */
  readonly open?: readonly Field[];
}

type RequiredOf<F extends FieldList> = F['required'][number];
type OptionalOf<F extends FieldList> = F['optional'][number];
type OpenOf<F extends FieldList> = F extends { readonly open: readonly (infer K)[] }
  ? K & Field
  : never;

/** Mapped over `Fields`, so that each field of a query keeps its docstring. */
export type QueryFor<F extends FieldList> = Pick<Fields, RequiredOf<F>> & {
  readonly [K in keyof Pick<Fields, OptionalOf<F> | OpenOf<F>>]?: Fields[K] | undefined;
};

export type PlanFor<F extends FieldList> = Pick<PlannedFields, RequiredOf<F> | OptionalOf<F>> & {
  readonly [K in OpenOf<F>]: Fields[K] | undefined;
} & PlannedDays;
