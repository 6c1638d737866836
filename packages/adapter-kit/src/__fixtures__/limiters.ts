import { localLimiter } from '../pace/limiter.ts';
import { manualClock } from './manual-clock.ts';

/** A limiter, and the clock that its waits sleep on. */
export const fresh = () => {
  const clock = manualClock();
  return { clock, limiter: localLimiter(clock) };
};
