import { randomUUID } from 'node:crypto';
import {
  type Clock,
  forecastFrom,
  type Limiter,
  type Moved,
  paceOf,
  PartFailed,
  SLACK_MS,
  slidingWindow,
  systemClock,
  turnQueue,
  underway,
} from '@investor-flow/adapter-kit';
import { nameOf, type RedisClient, type RedisOptions, runner } from './client.ts';
import { type QuotaNames, type Second, sharedQuota } from './quota.ts';

export interface RedisLimiterOptions extends RedisOptions {
  /**
   * What becomes of calls while Redis is gone: `fail` ends them as `unavailable` with the cause `LIMITER`; `local` lets
   * each process keep the quota for itself, so that several together may go over it. `fail` if nothing is said.
   */
  readonly whenGone?: 'fail' | 'local';
  /** What waits are slept on; the system's if nothing is said. */
  readonly clock?: Clock;
}

/** A lateness that the slack of the window bears anyway is not worth a message. */
const UNTOLD_MS = 5;
/** A Redis that was gone is not asked again before this. */
const GONE_MS = 5000;

/**
 * Keeps one quota for every process and machine that shares a key.
 *
 * @example
 * const client = await createClient({ url }).on('error', report).connect();
 * const source = createKoreaInvestment({ appKey, appSecret, limiter: redisLimiter(client) });
 */
export function redisLimiter(client: RedisClient, options: RedisLimiterOptions = {}): Limiter {
  const { whenGone = 'fail', clock = systemClock } = options;
  const quota = sharedQuota(runner(client, 'LIMITER', options));
  const calls = underway(SLACK_MS - UNTOLD_MS);
  /** What this process lets start, so that it keeps the quota at least alone when Redis goes. */
  const own = slidingWindow();
  let goneUntil = -Infinity;

  const namesOf = (key: string): QuotaNames => ({
    starts: nameOf(options, key, 'starts'),
    learned: nameOf(options, key, 'quota'),
  });
  const shared = async <Value>(ask: () => Promise<Value>, alone: () => Value): Promise<Value> => {
    if (whenGone === 'fail') return ask();
    if (performance.now() < goneUntil) return alone();
    try {
      return await ask();
    } catch (thrown) {
      if (!(thrown instanceof PartFailed)) throw thrown;
      goneUntil = performance.now() + GONE_MS;
      return alone();
    }
  };

  const queue = turnQueue(clock, (key, perSecond, now) =>
    shared(
      async () => {
        const id = randomUUID();
        const waitMs = await quota.take(namesOf(key), secondOf(perSecond), id);
        if (waitMs === 0) {
          // Only now: how long Redis took to say so is no lateness of the call.
          calls.started(key, { id, at: clock.now() });
          own.count(key, perSecond, clock.now());
        }
        return waitMs;
      },
      () => own.take(key, perSecond, now),
    ),
  );
  const move = (key: string, moved: Moved | undefined): void => {
    const lateMs = moved === undefined ? 0 : moved.to - moved.at;
    if (moved !== undefined && lateMs > UNTOLD_MS)
      quota.move(namesOf(key), moved.id, lateMs).catch(told);
  };

  return {
    acquire: queue.acquire,
    forecast: (key, perSecond) => {
      const coming = [...queue.waiting(key), perSecond];
      return shared(
        async () => {
          const { perSecond: most, agesMs } = await quota.look(namesOf(key), secondOf(perSecond));
          const paces = coming.map((it) => paceOf(Math.min(it, most)));
          return forecastFrom(
            agesMs.map((age) => -age),
            paces,
            0,
          );
        },
        () => own.forecast(key, coming, clock.now()),
      );
    },
    learn: (key, perSecond) => {
      if (!(perSecond > 0)) return;
      own.learn(key, perSecond);
      quota.learn(namesOf(key), perSecond).catch(told);
    },
    refused: (key, perSecond) => {
      own.fill(key, perSecond, clock.now());
      quota.fill(namesOf(key), secondOf(perSecond), randomUUID()).catch(told);
    },
    sent: (key) => {
      const now = clock.now();
      own.sent(key, now);
      move(key, calls.sent(key, now));
    },
    answered: (key) => {
      const now = clock.now();
      own.answered(key, now);
      move(key, calls.answered(key, now));
    },
  };
}

const secondOf = (perSecond: number): Second => ({ perSecond, windowMs: 1000 + SLACK_MS });

/** Nobody waits for these messages; that Redis is gone is told to whoever takes the next turn. */
const told = (): void => undefined;
