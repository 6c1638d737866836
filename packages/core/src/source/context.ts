import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { type BrokerError, failure, type Origin } from '../error.ts';
import { err, ok, type Result } from 'neverthrow';
import { type Clock, timerMs } from './clock.ts';
import { endedBy } from './signals.ts';

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

/** How long one question may spend waiting for a permit, a token or a back-off. */
export interface WaitBudget {
  /** Milliseconds that are left. */
  left(): number;
  /** Counts the time that a wait took. */
  during<Value>(wait: () => Promise<Value>): Promise<Value>;
  /** The whole budget again, for the next page. */
  renew(): void;
  /** As much for a call made at the same time as others: waits side by side take no longer than one. */
  beside(): WaitBudget;
}

/**
 * Waits as long as the budget lasts; `false` when it ran out in real time, which ends a wait that nothing else would end.
 *
 * The wait is given a signal that aborts then. `leastMs` is for work that is not waiting unless it takes longer than that.
 */
export async function withinBudget(
  { signal, waitBudget: budget }: Pick<QuestionContext, 'signal' | 'waitBudget'>,
  wait: (until: AbortSignal) => Promise<unknown>,
  leastMs = 0,
): Promise<boolean> {
  const control = new AbortController();
  const stop = (): void => control.abort();
  const timer = setTimeout(stop, timerMs(Math.max(leastMs, budget.left())));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await budget.during(() => endedBy(control.signal, wait(control.signal)));
    return !control.signal.aborted;
  } catch (reason) {
    if (control.signal.aborted) return false;
    throw reason;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** Whether the question was ended meanwhile. */
export const stillWanted = ({
  signal,
  at,
}: Pick<QuestionContext, 'signal' | 'at'>): Result<void, BrokerError> =>
  signal.aborted ? err(cancelled(at, signal)) : ok(undefined);

/** What a closing source aborts its questions with. */
export const CLOSED = new Error('The source is closed');

export const cancelled = (at: Origin, signal: AbortSignal): BrokerError =>
  failure.cancelled(
    at,
    signal.reason === CLOSED ? CLOSED.message : 'The caller cancelled the question',
  );
