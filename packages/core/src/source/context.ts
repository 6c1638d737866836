import type { TradingCalendar } from '../calendar/moment.ts';
import type { Clock, WaitBudget } from './clock.ts';
import { type BrokerError, failure, type Origin } from '../error.ts';

/** A row of a list or series that is not in the answer, and why. */
export interface LeftOut {
  readonly day?: string;
  /** The broker's own code of the row. */
  readonly code?: string;
  readonly because: string;
}

/** One question that is being answered: where it stands, what ends it, and how long it may still wait. */
export interface QuestionContext {
  readonly at: Origin;
  readonly signal: AbortSignal;
  readonly waitBudget: WaitBudget;
  readonly calendar: TradingCalendar;
  readonly clock: Clock;
  /** Announces a row that is left out of the answer; `api` is the broker's call that brought it. */
  readonly leaveOut: (row: LeftOut, api?: string) => void;
}

/** What a closing source aborts its questions with. */
export const CLOSED = new Error('The source is closed');

export const cancelled = (at: Origin, signal: AbortSignal): BrokerError =>
  failure.cancelled(
    at,
    signal.reason === CLOSED ? CLOSED.message : 'The caller cancelled the question',
  );
