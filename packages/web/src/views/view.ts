import type {
  AnswerOf,
  Clock,
  Question,
  QueryOf,
  Result,
  Source,
  TradingCalendar,
} from 'investor-flow';
import type { Store } from '@investor-flow/store';
import type { CallCount } from '../api/answers.ts';
import type { Trouble } from '../api/trouble.ts';
import type { Parameters } from './parameters.ts';

/** Where a view is answered. */
export interface ViewContext {
  /** By name, in the order in which they are shown. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly calls: () => readonly CallCount[];
  /** The environment of a broker's answers, once one has come. */
  readonly environmentOf: (broker: string) => string | undefined;
  /** Asks, says how far a walk has come, and ends with the page that wanted it. */
  readonly ask: <Q extends Question>(
    source: Source,
    question: Q,
    query: QueryOf<Q>,
  ) => Promise<Result<AnswerOf<Q>, Trouble>>;
  readonly signal: AbortSignal;
}

/** One part of a page: which names its address may have, what it answers, and which command gives the same. */
export interface View<Answer> {
  readonly parameters: readonly string[];
  readonly answer: (
    parameters: Parameters,
    context: ViewContext,
  ) => Promise<Result<Answer, Trouble>>;
  /** What is copied where no command prints it, one row a line. */
  rows?(answer: Answer): readonly object[];
  /** The words after `investor-flow`. */
  readonly command?: (
    parameters: Parameters,
    context: ViewContext,
  ) => Result<readonly string[], Trouble>;
}
