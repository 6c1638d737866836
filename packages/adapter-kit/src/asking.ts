import { type BrokerError, err, failure, ok, type Origin, type Result } from '@investor-flow/core';
import { type Clock, timerMs } from './clock.ts';

/** One question under way: where it stands, what ends it, and how long it may still wait. */
export interface Asking {
  readonly at: Origin;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** How long one question may spend waiting for its turn, a token or a back-off. */
export interface Patience {
  /** Milliseconds that are left. */
  left(): number;
  /** Counts what a wait took. */
  during<Value>(wait: () => Promise<Value>): Promise<Value>;
  /** As much for a call made at the same time as others: waits side by side take no longer than one. */
  beside(): Patience;
}

export function patience(clock: Clock, maxWaitMs: number): Patience {
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
    beside: () => patience(clock, maxWaitMs - spent),
  };
}

/**
 * Waits as long as there is patience; `false` when it ran out in real time, which ends a wait nobody else would end.
 *
 * The wait may ask for a signal that says so. `leastMs` is for work that is no waiting, unless it takes longer than that.
 */
export async function withinPatience(
  { signal, patience: left }: Asking,
  wait: (until: () => AbortSignal) => Promise<unknown>,
  leastMs = 0,
): Promise<boolean> {
  let isOver = false;
  // Made for a wait that asks for it: a signal takes longer to make than most waits take.
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
  const timer = setTimeout(stop, timerMs(Math.max(leastMs, left.left())));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await left.during(
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

/** Rejects once the signal aborts, whether or not the work listens to it. */
export function endedBy<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Whether the question was ended meanwhile. */
export const stillWanted = ({ signal, at }: Asking): Result<void, BrokerError> =>
  signal.aborted ? err(cancelled(at, signal)) : ok(undefined);

/** What a closing source aborts its questions with. */
export const CLOSED = new Error('The source is closed');

export const cancelled = (at: Origin, signal: AbortSignal): BrokerError =>
  failure.cancelled(
    at,
    signal.reason === CLOSED ? CLOSED.message : 'The caller cancelled the question',
  );
