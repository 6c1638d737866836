import type { Clock } from '@investor-flow/core';

/** How a run ends: first no call begins any more, and after a while those that have begun are ended too. */
export interface Ending {
  /** Aborts when no further call is wanted. */
  readonly stopping: AbortSignal;
  /** Aborts when the call in hand must end too. */
  readonly ending: AbortSignal;
  readonly endNow: () => void;
  readonly release: () => void;
}

export function endingOf(signal: AbortSignal | undefined, clock: Clock, graceMs: number): Ending {
  const stopping = new AbortController();
  const ending = new AbortController();
  const released = new AbortController();
  const stop = (): void => {
    stopping.abort();
    clock.sleep(graceMs, released.signal).then(
      () => ending.abort(),
      () => undefined,
    );
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  return {
    stopping: stopping.signal,
    ending: ending.signal,
    endNow: () => {
      stopping.abort();
      ending.abort();
    },
    release: () => {
      released.abort();
      signal?.removeEventListener('abort', stop);
    },
  };
}
