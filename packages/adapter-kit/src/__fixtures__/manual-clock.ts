import { aborted, type Clock } from '@investor-flow/core';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on, waking everybody whose time comes, in the order of their times. */
  advance(ms: number): Promise<void>;
  /** Moves from one sleeper to the next until the promise has settled. */
  until<Value>(promise: Promise<Value>): Promise<Value>;
  /** Jumps ahead or back without waking any sleeper. */
  jump(ms: number): void;
  /** How long everybody asleep asked to sleep. */
  readonly asleep: readonly number[];
}

interface Sleeper {
  readonly ms: number;
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Noon in Korea on a Wednesday with a session. */
export const NOON = Date.parse('2026-07-01T03:00:00Z');

/** Lets everybody who can go on go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function manualClock(start = NOON): ManualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const next = (): Sleeper | undefined =>
    [...sleepers].toSorted((left, right) => left.wakeAt - right.wakeAt)[0];
  const wake = (sleeper: Sleeper): Promise<void> => {
    now = Math.max(now, sleeper.wakeAt);
    sleeper.wake();
    return settled();
  };

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(aborted(signal));
          return;
        }
        const leave = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
        };
        const abort = (): void => {
          leave();
          reject(aborted(signal));
        };
        const sleeper: Sleeper = {
          ms,
          wakeAt: now + ms,
          wake: () => {
            leave();
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort);
      }),
    async advance(ms) {
      const end = now + ms;
      await settled();
      for (let first = next(); first !== undefined && first.wakeAt <= end; first = next())
        await wake(first);
      now = end;
      await settled();
    },
    async until(promise) {
      let done = false;
      const finish = (): void => {
        done = true;
      };
      promise.then(finish, finish);
      for (let idle = 0; !done && idle < 100; idle += 1) {
        await settled();
        const first = done ? undefined : next();
        if (first !== undefined) {
          idle = 0;
          await wake(first);
        }
      }
      return promise;
    },
    jump(ms) {
      now += ms;
    },
    get asleep() {
      return [...sleepers].map(({ ms }) => ms);
    },
  };
}
