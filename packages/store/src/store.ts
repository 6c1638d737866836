import type { AnswerOf, Queries, Question, ResultAsync, TradingDay } from '@investor-flow/core';
import type { StoreError } from './store-error.ts';

/** Whose answers are read, and as of which moment. */
export interface ReadOptions {
  /** Needed where the store holds answers of several brokers. */
  readonly broker?: string | undefined;
  readonly environment?: string | undefined;
  /** An ISO instant with any offset: nothing that was observed later is seen. Default: now. */
  readonly asOf?: string | undefined;
}

export interface AppendOptions {
  /** Who gave an answer without a row. */
  readonly broker?: string | undefined;
  readonly environment?: string | undefined;
  /** That nothing about the day can change any more, although the answer does not prove it. */
  readonly settled?: boolean | undefined;
}

/** What a store holds of one subject. */
export interface Coverage {
  /** Days with an entry, oldest first. */
  readonly days: readonly TradingDay[];
  /** Sessions of the range, else between the first and the last day, that were neither kept nor asked for. */
  readonly missing: readonly TradingDay[];
  /** How many answers are kept of these days. */
  readonly observations: number;
}

/** One subject that a store holds something of. */
export interface Held extends Coverage {
  readonly broker: string;
  readonly environment: string;
  readonly question: Question;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly first: TradingDay;
  readonly last: TradingDay;
}

export interface Finding {
  readonly kind: 'corrupt' | 'newer';
  readonly message: string;
}

/** Keeps answers and gives them back; nothing is ever overwritten. */
export interface Store {
  /** Without a password. */
  readonly location: string;
  /** Keeps an answer in one synced transaction; the same answer twice is once. */
  append<Q extends Question>(
    question: Q,
    query: Queries[Q],
    answer: AnswerOf<Q>,
    options?: AppendOptions,
  ): ResultAsync<void, StoreError>;
  /** The last observation at or before `asOf`; a series is given whole or not at all. */
  read<Q extends Question>(
    question: Q,
    query: Queries[Q],
    options?: ReadOptions,
  ): ResultAsync<AnswerOf<Q>, StoreError>;
  /** Every answer kept of one subject and its days, oldest first. */
  observations<Q extends Question>(
    question: Q,
    query: Queries[Q],
    options?: ReadOptions,
  ): ResultAsync<readonly AnswerOf<Q>[], StoreError>;
  coverage<Q extends Question>(
    question: Q,
    query: Queries[Q],
    options?: ReadOptions,
  ): ResultAsync<Coverage, StoreError>;
  /** Everything that is held, one entry a subject. */
  held(): ResultAsync<readonly Held[], StoreError>;
  check(): ResultAsync<
    { readonly entries: number; readonly findings: readonly Finding[] },
    StoreError
  >;
  close(): Promise<void>;
}
