import { randomUUID } from 'node:crypto';
import {
  type Clock,
  elapsedMs,
  type Limiter,
  paceWindows,
  permitQueue,
  systemClock,
} from '@investor-flow/adapter-kit';
import { nameOf, type RedisClient, type RedisOptions, runner, sharedOrAlone } from './client.ts';
import { type QuotaNames, sharedQuota } from './quota.ts';

export interface RedisLimiterOptions extends RedisOptions {
  /** The clock that waits sleep on; default the system's. */
  readonly clock?: Clock;
}

/** A lateness that the slack of the window bears anyway is not worth a message. */
const UNTOLD_MS = 5;

/**
 * Keeps one quota for every process and machine that shares a key.
 *
 * Each process keeps the quota by itself as well, so that a Redis that was emptied, restarted or set to another time
 * cannot double a second of it.
 *
 * @example
 * const client = await createClient({ url }).on('error', report).connect();
 * const source = createKoreaInvestment({ appKey, appSecret, limiter: redisLimiter(client) });
 */
export function redisLimiter(client: RedisClient, options: RedisLimiterOptions = {}): Limiter {
  const { clock = systemClock } = options;
  const time = (): number => elapsedMs(clock);
  const quota = sharedQuota(runner(client, 'LIMITER', options));
  const shared = sharedOrAlone(options);
  const windowOf = paceWindows(time);

  const namesOf = (key: string): QuotaNames => ({
    starts: nameOf(options, key, 'starts'),
    rates: nameOf(options, key, 'rates'),
    pace: nameOf(options, key, 'pace'),
  });
  /** Writes to Redis that a start counted at `countedAt` or later. */
  const mover = (key: string, id: string, countedAt: number): ((at: number) => void) => {
    let last = countedAt;
    return (at) => {
      if (at - last <= UNTOLD_MS) return;
      quota.move(namesOf(key), id, at - last).catch(ignore);
      last = at;
    };
  };
  const queue = permitQueue(clock, async (key, perSecond, now) => {
    const window = windowOf(key);
    const ownWaitMs = window.waitMs(perSecond);
    if (ownWaitMs > 0) return ownWaitMs;
    const id = randomUUID();
    const waitMs = await shared<number | 'alone'>(
      () => quota.take(namesOf(key), perSecond, id),
      () => 'alone',
    );
    if (typeof waitMs === 'number' && waitMs > 0) return waitMs;
    if (waitMs === 'alone') return window.take(perSecond, Math.max(now, time()));
    const moved = mover(key, id, now);
    const receivedAt = Math.max(now, time());
    moved(receivedAt);
    return window.take(perSecond, receivedAt, moved);
  });

  return {
    acquire: queue.acquire,
    forecast: async (key, perSecond) => {
      const ahead = queue.waiting(key);
      const own = windowOf(key).waitMs(perSecond, ahead);
      const waitMs = await shared(
        () => quota.waitMs(namesOf(key), perSecond, ahead),
        () => own,
      );
      return Math.max(own, waitMs);
    },
    learn: (key, perSecond) => {
      if (!(perSecond > 0)) return;
      windowOf(key).learn(perSecond);
      quota.learn(namesOf(key), perSecond).catch(ignore);
    },
    refused: (key, perSecond) => {
      windowOf(key).refused(perSecond);
      quota.refused(namesOf(key), perSecond, randomUUID()).catch(ignore);
    },
  };
}

/** That Redis is gone fails who takes the next permit. */
const ignore = (): void => undefined;
