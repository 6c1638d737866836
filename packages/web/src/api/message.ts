import type { Sample } from 'investor-flow';
import type { Trouble } from './trouble.ts';

/** How far a long walk has come. */
export interface Progress {
  readonly pages: number;
  readonly sessions: number;
  /** The oldest day so far. */
  readonly oldest?: string | undefined;
  /** How many sessions the walk is to bring, where it says so. */
  readonly expected?: number | undefined;
  /** Milliseconds that the quota alone makes them take. */
  readonly atLeastMs?: number | undefined;
}

/** One line of an answer: `progress` after each page of a walk, then one of the others. */
export type Message<Answer> =
  | { readonly progress: Progress }
  | { readonly answer: Answer; readonly now: number }
  | { readonly trouble: Trouble; readonly now: number };

/** What is watched: a market or one of its sectors, at one broker. */
export interface Watched {
  readonly broker: string;
  readonly market: string;
  readonly sector: string;
}

/** One event of the live stream; `now` is the server's clock, in epoch milliseconds. */
export type LiveEvent =
  | { readonly type: 'sample'; readonly of: Watched; readonly sample: Sample; readonly now: number }
  | {
      readonly type: 'failure';
      readonly of: Watched;
      readonly trouble: Trouble;
      readonly now: number;
    }
  | { readonly type: 'ended'; readonly of: Watched; readonly now: number }
  | { readonly type: 'beat'; readonly now: number };
