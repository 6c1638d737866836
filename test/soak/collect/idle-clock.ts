import type { Clock } from '@investor-flow/core';

interface Sleeper {
  readonly at: number;
  readonly ms: number;
  readonly wake: () => void;
}

/** A clock that jumps to its next sleeper whenever nothing has happened for a while and no request is on its way. */
export interface IdleClock extends Clock {
  requestBegan(): void;
  requestEnded(): void;
}

/** Milliseconds of the host without anything, before the clock jumps. */
const QUIET_MS = 2;

/** A wait in steps of a minute only looks around: everything that falls due does so at a multiple of five minutes. */
const A_LOOK_MS = 60_000;
const STRIDE_MS = 300_000;
const onward = (at: number): number => Math.ceil(at / STRIDE_MS) * STRIDE_MS;

/** `moveTo` moves those outside, and resolves once they have moved. */
export function idleClock(start: number, moveTo: (instant: number) => Promise<void>): IdleClock {
  const sleepers = new Set<Sleeper>();
  let now = start;
  let inFlight = 0;
  let quiet = 0;
  const active = (): void => {
    quiet = 0;
  };
  const tick = async (): Promise<void> => {
    quiet += 1;
    if (inFlight === 0 && quiet >= QUIET_MS && sleepers.size > 0) {
      active();
      const next = Math.min(
        ...[...sleepers].map(({ at, ms }) => (ms < A_LOOK_MS ? at : onward(at))),
      );
      if (next > now) {
        now = next;
        await moveTo(next);
      }
      for (const { at, wake } of sleepers) if (at <= now) wake();
    }
    setTimeout(() => void tick(), 1).unref();
  };
  void tick();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        active();
        if (signal?.aborted === true) return reject(new Error('aborted'));
        const leave = (): void => {
          active();
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
        };
        const abort = (): void => {
          leave();
          reject(new Error('aborted'));
        };
        const sleeper = {
          at: now + ms,
          ms,
          wake: () => {
            leave();
            resolve();
          },
        };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
      }),
    requestBegan: () => {
      active();
      inFlight += 1;
    },
    requestEnded: () => {
      active();
      inFlight -= 1;
    },
  };
}
