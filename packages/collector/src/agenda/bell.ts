import type { Clock } from '@investor-flow/core';

/** Wakes who waits before its time; it also rings when the signal aborts. */
export function bellOf(signal: AbortSignal) {
  let isRung = false;
  let control: AbortController | undefined;
  const ring = (): void => {
    isRung = true;
    control?.abort();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    /** Waits so long, or until the bell rings; a ring without a waiter ends the next wait at once. */
    async waited(clock: Clock, ms: number): Promise<void> {
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
