import type { Issue, Market, Question, StockCode, TradingDay } from '@investor-flow/core';

export const WHENS = ['every', 'after-rest', 'backfill'] as const;
/** `every`: through a session; `after-rest`: each session once it is over; `backfill`: a range of past sessions. */
export type When = (typeof WHENS)[number];

/** The values of one field, each asked by itself. */
export type Each =
  | { readonly markets: readonly Market[] }
  | { readonly stocks: readonly StockCode[] | { readonly market: Market } };

/** One question of a plan, and when it is asked. */
export interface PlanEntry {
  readonly question: Question;
  /** Default: every source that offers the question. */
  readonly broker?: string | undefined;
  /** The fields of the question; its days are the schedule's. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly each?: Each | undefined;
  readonly when: When;
  /** Milliseconds between two questions of `every`. */
  readonly everyMs?: number | undefined;
  /** First day of a `backfill`; default 2010-01-04. */
  readonly from?: TradingDay | undefined;
  /** Last day of a `backfill`; default the newest settled session. */
  readonly to?: TradingDay | undefined;
}

/** What to collect: data, so that it can stand in a file. */
export interface Plan {
  readonly $schema?: string | undefined;
  readonly entries: readonly PlanEntry[];
}

/** One subject of an entry, at one broker. */
export interface Target {
  readonly broker: string;
  /** The fields of the question, without days. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** An entry that has been checked: who is asked what, and when. */
export interface CheckedEntry {
  /** Its place in the plan. */
  readonly place: number;
  readonly question: Question;
  readonly when: When;
  readonly everyMs: number;
  readonly from: TradingDay;
  readonly to: TradingDay | undefined;
  /** The subjects that are known before anything is asked. */
  readonly targets: readonly Target[];
  /** Where every stock of a market is asked: who lists them. */
  readonly listing?: Listing;
}

export interface Listing {
  readonly market: Market;
  /** Who is asked for the list. */
  readonly lister: string;
  /** Who is asked for each stock. */
  readonly brokers: readonly string[];
  readonly query: Readonly<Record<string, unknown>>;
}

/** Who is asked for an entry, each once. */
export const brokersOf = ({ listing, targets }: CheckedEntry): readonly string[] => [
  ...new Set(listing?.brokers ?? targets.map(({ broker }) => broker)),
];

/** Everything that is wrong with a plan, at once. */
export interface PlanError {
  readonly message: string;
  readonly issues: readonly Issue[];
}

export function planError(issues: readonly Issue[]): PlanError {
  const listed = issues.map(({ path, message }) => `${path === '' ? 'it' : path} ${message}`);
  return Object.freeze({ message: `The plan is wrong: ${listed.join('; ')}.`, issues });
}
