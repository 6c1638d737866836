import { aborted, systemClock, type Clock } from '@investor-flow/core';

/** The permission to start one call. */
export interface Permit {
  /** The request has left: it counts from now, since it may have waited for a connection. */
  sent(): void;
  /**
   * The call was answered or has failed: by as much as that took longer than usual, it may have reached the broker later.
   * A call that was never sent counts no more.
   */
  done(): void;
}

/** First come, first served, for each key by itself. */
export interface PermitQueue {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  readonly acquire: (key: string, perSecond: number, signal?: AbortSignal) => Promise<Permit>;
  /** How many callers wait. */
  waiting(key: string): number | undefined;
}

/** Gives a permit, or says after how many milliseconds to ask again. */
export type TakePermit = (
  key: string,
  perSecond: number,
  now: number,
) => Permit | number | Promise<Permit | number>;

/** Milliseconds that only grow where the clock is the system's, which may be set back or forth. */
export const elapsedMs = (clock: Clock): number =>
  clock === systemClock ? performance.now() : clock.now();

interface Lane {
  waiting: number;
  /** Settles when the last who came has started or left. */
  last?: Promise<void>;
}

export function permitQueue(clock: Clock, take: TakePermit): PermitQueue {
  const lanes = new Map<string, Lane>();
  return {
    acquire: (key, perSecond, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(aborted(signal));
        const lane = lanes.get(key) ?? { waiting: 0 };
        lanes.set(key, lane);
        const waiter = { isWaiting: true };
        const end = (): void => {
          waiter.isWaiting = false;
          lane.waiting -= 1;
          signal?.removeEventListener('abort', leave);
        };
        const leave = (): void => {
          end();
          reject(aborted(signal));
        };
        signal?.addEventListener('abort', leave, { once: true });
        lane.waiting += 1;

        const wait = async (before: Promise<void> | undefined): Promise<void> => {
          await before;
          try {
            // A clock that stands still, or was set back while we slept, must not send us to sleep for ever.
            for (let slept = -Infinity; waiter.isWaiting;) {
              const now = Math.max(elapsedMs(clock), slept);
              // oxlint-disable-next-line no-await-in-loop -- one sleep after another
              const taken = await take(key, perSecond, now);
              if (typeof taken === 'number') {
                // oxlint-disable-next-line no-await-in-loop -- one sleep after another
                await clock.sleep(taken, signal);
                slept = now + taken;
              } else if (waiter.isWaiting) {
                end();
                resolve(taken);
              } else taken.done();
            }
          } catch (reason) {
            if (!waiter.isWaiting) return;
            end();
            reject(reason instanceof Error ? reason : new Error('the clock failed'));
          }
        };
        lane.last = wait(lane.last);
      }),
    waiting: (key) => lanes.get(key)?.waiting,
  };
}
