import { DependencyError, systemClock } from '@investor-flow/adapter-kit';
import type { RedisPart } from './client.ts';

/** How often a waiter looks again, spread so that not all look at once. */
const LOOK_MS = 50;
/** Longer than any issue takes, a minute's wait for the next one included. */
const LONGEST_WAIT_MS = 180_000;

/** Takes a lock that is free, or that this holder could not give back. */
const GRAB = `
  local held = redis.call('get', KEYS[1])
  if held and held ~= ARGV[1] then return 0 end
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1
`;
const IF_HELD = `if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end`;
const KEEP = `${IF_HELD} return redis.call('pexpire', KEYS[1], ARGV[2])`;
const LEAVE = `${IF_HELD} return redis.call('del', KEYS[1])`;

export interface RedisLock {
  /** Held by one at a time. */
  readonly name: string;
  /** Who asks; it must ask once at a time. */
  readonly holder: string;
  /** How long a holder that is silent keeps it. */
  readonly expiresMs: number;
}

/**
 * Runs one work at a time among all who name the same lock, on whatever machine.
 *
 * The holder renews it while the work goes on. If it falls silent the lock expires and goes to another.
 */
export async function withRedisLock<Value>(
  { run, whole }: RedisPart,
  { name, holder, expiresMs }: RedisLock,
  work: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while ((await whole(GRAB, [name], [holder, expiresMs])) !== 1) {
    if (performance.now() > until)
      throw new DependencyError('TOKEN_STORE', 'another process holds the lock for too long');
    await systemClock.sleep(LOOK_MS * (1 + Math.random()), signal);
  }
  const renewal = setInterval(() => {
    run(KEEP, [name], [holder, expiresMs]).catch(expires);
  }, expiresMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await run(LEAVE, [name], [holder]).catch(expires);
  }
}

/** What can be neither renewed nor given back expires by itself. */
const expires = (): void => undefined;
