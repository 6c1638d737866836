import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@investor-flow/core';

export interface Scale {
  /** Epoch milliseconds of the host at the beginning, and what they mean. */
  readonly hostBegan: number;
  readonly began: number;
  /** How much faster time goes. */
  readonly speed: number;
}

export const scaledNow = ({ hostBegan, began, speed }: Scale, host = Date.now()): number =>
  Math.round(began + (host - hostBegan) * speed);

/** The collector's clock runs behind the brokers': what it calls over is over there. */
const BEHIND_MS = 60_000;

/** Time that goes faster, the same in every process of the host. */
export const scaledClock = (scale: Scale): Clock => ({
  now: () => scaledNow(scale) - BEHIND_MS,
  sleep: async (ms, signal) => {
    await wait(
      Math.max(1, Math.ceil(ms / scale.speed)),
      undefined,
      signal === undefined ? {} : { signal },
    );
  },
});
