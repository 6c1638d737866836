import type { Clock } from '@investor-flow/core';

/** Wakes who waits before its time. */
export interface Bell {
  ring(): void;
  /** Waits so long, or until the bell rings; a ring without a waiter ends the next wait at once. */
  waited(clock: Clock, ms: number): Promise<void>;
}

/** A bell that also rings when the signal aborts. */
export function bellOf(signal: AbortSignal): Bell {
  let isRung = false;
  let control: AbortController | undefined;
  const ring = (): void => {
    isRung = true;
    control?.abort();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async waited(clock, ms) {
      control = new AbortController();
      const { signal: waking } = control;
      if (isRung) control.abort();
      try {
        await clock.sleep(ms, waking);
      } catch (thrown) {
        if (!waking.aborted) throw thrown;
      } finally {
        control = undefined;
        isRung = false;
      }
    },
  };
}
