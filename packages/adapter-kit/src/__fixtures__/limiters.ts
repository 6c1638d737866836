import { localLimiter } from '../pace/limiter.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

/** A limiter, and the clock that its waits sleep on. */
export const fresh = () => {
  const clock = manualClock();
  return { clock, limiter: localLimiter(clock) };
};

/** A limiter whose ten calls a second of `tr01` are taken already. */
export async function taken(clock: ManualClock): Promise<ReturnType<typeof localLimiter>> {
  const limiter = localLimiter(clock);
  await Promise.all(Array.from({ length: 10 }, () => limiter.acquire('tr01', 10)));
  return limiter;
}
