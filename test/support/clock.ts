import type { Clock } from '@investor-flow/core';

/** A Friday after the close. */
export const EVENING = '2026-11-20T21:00:00+09:00';
/** 15:00 in Korea on Wednesday 2026-07-01, while the market is open. */
export const AFTERNOON = Date.UTC(2026, 6, 1, 6);

/** A clock of its own, and so a token store of its own, that stands at that evening. */
export const evening = (): Clock => ({
  now: () => Date.parse(EVENING),
  sleep: () => Promise.resolve(),
});

/** A clock whose sleepers wake at once, as late as they wanted to. */
export interface MovingClock extends Clock {
  readonly slept: readonly number[];
  move(ms: number): void;
}

export function movingClock(start: number = AFTERNOON): MovingClock {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    move: (ms) => {
      now += ms;
    },
    sleep: (ms, signal) => {
      if (signal?.aborted === true) return Promise.reject(new Error('aborted'));
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
