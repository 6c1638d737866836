import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import { type BrokerError, failure, type Origin } from '../error.ts';
import { err, ok, type Result } from 'neverthrow';
import { type Clock, timerMs } from './clock.ts';

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

export function waitBudget(clock: Clock, maxWaitMs: number): WaitBudget {
  let spent = 0;
  return {
    left: () => maxWaitMs - spent,
    during: async (wait) => {
      const began = clock.now();
      try {
        return await wait();
      } finally {
        spent += Math.max(0, clock.now() - began);
      }
    },
    renew: () => {
      spent = 0;
    },
    beside: () => waitBudget(clock, maxWaitMs - spent),
  };
}

/**
 * Waits as long as the budget lasts; `false` when it ran out in real time, which ends a wait that nothing else would end.
 *
 * The wait may ask for a signal that aborts then. `leastMs` is for work that is not waiting unless it takes longer than that.
 */
export async function withinBudget(
  { signal, waitBudget: budget }: Pick<QuestionContext, 'signal' | 'waitBudget'>,
  wait: (until: () => AbortSignal) => Promise<unknown>,
  leastMs = 0,
): Promise<boolean> {
  let isOver = false;
  // Made for a wait that asks for it: making a signal takes longer than most waits.
  let control: AbortController | undefined;
  const until = (): AbortSignal => {
    control ??= new AbortController();
    if (isOver) control.abort();
    return control.signal;
  };
  let end: () => void = () => undefined;
  const stop = (): void => {
    isOver = true;
    control?.abort();
    end();
  };
  const timer = setTimeout(stop, timerMs(Math.max(leastMs, budget.left())));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await budget.during(
      () =>
        new Promise<void>((resolve, reject) => {
          end = resolve;
          if (isOver) end();
          wait(until).then(() => resolve(), reject);
        }),
    );
    return !isOver;
  } catch (reason) {
    if (isOver) return false;
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

/** Node warns of more than ten listeners on one signal; many calls of one question listen to the same one. */
export function allowManyListeners(signal: AbortSignal): void {
  // Looked up at run time: other hosts than Node have no such limit.
  const { process: host } = globalThis as { process?: Partial<NodeJS.Process> };
  host?.getBuiltinModule?.('node:events')?.setMaxListeners(0, signal);
}

/** A signal that follows others between `link` and `release`. */
export function linkedSignal(sources: readonly AbortSignal[]): {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly link: () => void;
  readonly release: () => void;
} {
  const control = new AbortController();
  allowManyListeners(control.signal);
  const follows = sources.map((source) => ({
    source,
    follow: () => control.abort(source.reason),
  }));
  return {
    signal: control.signal,
    abort: (reason) => control.abort(reason),
    link: () => {
      for (const { source, follow } of follows) {
        source.addEventListener('abort', follow, { once: true });
        if (source.aborted) follow();
      }
    },
    release: () => {
      for (const { source, follow } of follows) source.removeEventListener('abort', follow);
    },
  };
}

/** Rejects once the signal aborts, whether or not the work listens to it. */
export function endedBy<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
