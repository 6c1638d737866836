import type { Market, Question, TradingDay } from '@investor-flow/core';
import type { When } from './plan.ts';

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
