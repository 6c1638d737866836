import { randomUUID } from 'node:crypto';
import {
  type Clock,
  elapsedMs,
  type Limiter,
  paceWindows,
  permitQueue,
  systemClock,
} from '@investor-flow/adapter-kit';
import { type RedisClient, type RedisOptions, redisPart } from './client.ts';
import { sharedQuota } from './quota.ts';

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
  const part = redisPart(client, 'LIMITER', options);
  const quota = sharedQuota(part);
  const windowOf = paceWindows(time);

  /** Writes to Redis that a start counted at `countedAt` or later. */
  const mover = (key: string, id: string, countedAt: number): ((at: number) => void) => {
    let last = countedAt;
    return (at) => {
      if (at - last <= UNTOLD_MS) return;
      quota.move(key, id, at - last).catch(ignore);
      last = at;
    };
  };
  const queue = permitQueue(clock, async (key, perSecond, now) => {
    const window = windowOf(key);
    const ownWaitMs = window.waitMs(perSecond);
    if (ownWaitMs > 0) return ownWaitMs;
    const id = randomUUID();
    const waitMs = await part.shared<number | undefined>(
      () => quota.take(key, perSecond, id),
      () => undefined,
    );
    if (waitMs !== undefined && waitMs > 0) return waitMs;
    // Redis has not counted a start that this process counts alone.
    const moved = waitMs === undefined ? undefined : mover(key, id, now);
    const receivedAt = Math.max(now, time());
    moved?.(receivedAt);
    return window.take(perSecond, receivedAt, moved);
  });

  return {
    acquire: queue.acquire,
    forecast: async (key, perSecond) => {
      const ahead = queue.waiting(key);
      const own = windowOf(key).waitMs(perSecond, ahead);
      const waitMs = await part.shared(
        () => quota.waitMs(key, perSecond, ahead),
        () => own,
      );
      return Math.max(own, waitMs);
    },
    learn: (key, perSecond) => {
      if (!(perSecond > 0)) return;
      windowOf(key).learn(perSecond);
      quota.learn(key, perSecond).catch(ignore);
    },
    refused: (key, perSecond) => {
      windowOf(key).refused(perSecond);
      quota.refused(key, perSecond, randomUUID()).catch(ignore);
    },
  };
}

/** That Redis is gone fails who takes the next permit. */
const ignore = (): void => undefined;
