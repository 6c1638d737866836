import { type Clock, systemClock } from '@investor-flow/core';
import { localLimiter } from '../pace/limiter.ts';
import type { Limiter } from '../pace/permit.ts';
import { memoryTokenStore } from '../token/memory.ts';
import type { TokenStore } from '../token/store.ts';

interface SharedParts {
  readonly tokens: TokenStore;
  readonly limiter: Limiter;
}

const BY_CLOCK = new WeakMap<Clock, SharedParts>();

/** The store and limiter of this process: one of each for everybody who lives by the same clock. */
export function sharedParts(clock: Clock = systemClock): SharedParts {
  const known = BY_CLOCK.get(clock);
  if (known !== undefined) return known;
  const parts = { tokens: memoryTokenStore(), limiter: localLimiter(clock) };
  BY_CLOCK.set(clock, parts);
  return parts;
}
