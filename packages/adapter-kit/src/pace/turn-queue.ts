import { aborted, type Clock } from '@investor-flow/core';

/** First come, first served, for each key by itself. */
export interface TurnQueue {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  readonly acquire: (key: string, perSecond: number, signal?: AbortSignal) => Promise<void>;
  /** How many wait, and at which pace, in their order. */
  waiting(key: string): readonly number[];
}

/** Takes a turn now and says 0, or takes none and says after how many milliseconds to ask again. */
export type TakeTurn = (key: string, perSecond: number, now: number) => number | Promise<number>;

interface Waiter {
  readonly perSecond: number;
  readonly start: () => void;
  readonly fail: (reason: unknown) => void;
}

interface Queue {
  readonly waiting: Waiter[];
  pump: AbortController | undefined;
}

export function turnQueue(clock: Clock, take: TakeTurn): TurnQueue {
  const queues = new Map<string, Queue>();

  const pump = async (key: string, queue: Queue, control: AbortController): Promise<void> => {
    let slept = -Infinity;
    for (let head = queue.waiting[0]; head !== undefined; head = queue.waiting[0]) {
      // A clock that stands still, or was set back while we slept, must not send us to sleep for ever.
      const now = Math.max(clock.now(), slept);
      const told = take(key, head.perSecond, now);
      // What is known at once is done at once: an empty tick here would let others change what was told.
      const waitMs = typeof told === 'number' ? told : await told;
      if (waitMs > 0) {
        await clock.sleep(waitMs, control.signal);
        slept = now + waitMs;
      } else {
        queue.waiting.shift()?.start();
      }
    }
    queue.pump = undefined;
  };
  const run = (key: string, queue: Queue): void => {
    if (queue.pump !== undefined) return;
    const control = new AbortController();
    queue.pump = control;
    pump(key, queue, control).catch((reason: unknown) => {
      queue.pump = undefined;
      if (!control.signal.aborted) {
        for (const waiter of queue.waiting.splice(0)) waiter.fail(reason);
      } else if (queue.waiting.length > 0) {
        // The last waiter left and took the timer along; whoever came meanwhile needs a new one.
        run(key, queue);
      }
    });
  };

  return {
    acquire: (key, perSecond, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(aborted(signal));
          return;
        }
        const queue = queues.get(key) ?? { waiting: [], pump: undefined };
        queues.set(key, queue);
        const leave = (): void => {
          queue.waiting.splice(queue.waiting.indexOf(waiter), 1);
          if (queue.waiting.length === 0) queue.pump?.abort();
          reject(aborted(signal));
        };
        const waiter: Waiter = {
          perSecond,
          start: () => {
            signal?.removeEventListener('abort', leave);
            resolve();
          },
          fail: (reason) => {
            signal?.removeEventListener('abort', leave);
            reject(reason instanceof Error ? reason : new Error('the clock failed'));
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.waiting.push(waiter);
        run(key, queue);
      }),
    waiting: (key) => queues.get(key)?.waiting.map(({ perSecond }) => perSecond) ?? [],
  };
}
