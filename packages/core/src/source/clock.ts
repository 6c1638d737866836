import { DependencyError } from '../dependency-error.ts';

/** Time as the adapters see it; injected everywhere, so that tests can move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Rejects as soon as the signal aborts, and leaves no timer behind. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The host's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = (): void => {
        clearTimeout(timer);
        reject(aborted(signal));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, timerMs(ms));
      if (signal?.aborted === true) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** A timer asked to run for longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** As long as a timer of this host can run, and no longer than that. */
export const timerMs = (ms: number): number => Math.min(Math.max(0, ms), LONGEST_TIMER_MS);

/** What an aborted wait rejects with: always an `Error`, whatever the caller aborted with. */
export const aborted = (signal: AbortSignal | undefined): Error => {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('aborted');
};

/** Rejects once the signal aborts, whether or not the work listens to it. */
export function endedBy<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
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

/** A budget of waiting, by a clock. */
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

/** The last instant that a date can name. */
const LAST_INSTANT_MS = 8_640_000_000_000_000;

/** The present moment by a caller's clock. */
export function nowBy(clock: Clock): number {
  let now: number;
  try {
    now = clock.now();
  } catch (thrown) {
    throw DependencyError.of('CLOCK', thrown);
  }
  if (Math.abs(now) <= LAST_INSTANT_MS) return now;
  throw new DependencyError('CLOCK');
}
