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
