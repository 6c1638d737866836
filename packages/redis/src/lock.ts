import { systemClock } from '@investor-flow/adapter-kit';
import { type Run, wholeIn } from './client.ts';

/** How often somebody who waits looks again, spread so that not all look at once. */
const LOOK_MS = 50;
/** Longer than any issue takes, a minute's wait for the next one included. */
const LONGEST_WAIT_MS = 180_000;

/**
 * Takes a lock that is free, or that this holder could not give back, and says the how manyth holder it is; 0 where
 * somebody else holds it.
 */
const GRAB = `
  local held = redis.call('get', KEYS[1])
  if held and held ~= ARGV[1] then return 0 end
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return redis.call('incr', KEYS[2])
`;
const KEEP = `
  if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('pexpire', KEYS[1], ARGV[2])
`;
const LEAVE = `
  if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('del', KEYS[1])
`;

export interface RedisLock {
  /** Held by one at a time. */
  readonly name: string;
  /** Counts the holders: what a former one still wants to write can be told apart. */
  readonly fence: string;
  /** Who asks; it must ask once at a time. */
  readonly holder: string;
  /** How long a holder that says nothing any more keeps it. */
  readonly expiresMs: number;
}

/**
 * Runs one work at a time among everybody who names the same lock, on whatever machine.
 *
 * The holder renews it while the work goes on. If it falls silent the lock expires and goes to another, with a higher
 * number: the work is told its own, so that it can be kept from undoing what came after it.
 */
export async function withRedisLock<Value>(
  run: Run,
  { name, fence, holder, expiresMs }: RedisLock,
  work: (number: number) => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const until = performance.now() + LONGEST_WAIT_MS;
  const grab = async (): Promise<number> =>
    wholeIn(await run(GRAB, [name, fence], [holder, expiresMs]), 'TOKEN_STORE');
  let number = await grab();
  while (number === 0) {
    if (performance.now() > until) throw new Error('somebody else holds the lock for too long');
    await systemClock.sleep(LOOK_MS * (1 + Math.random()), signal);
    number = await grab();
  }
  const renewal = setInterval(() => {
    run(KEEP, [name], [holder, expiresMs]).catch(expires);
  }, expiresMs / 3);
  try {
    return await work(number);
  } finally {
    clearInterval(renewal);
    await run(LEAVE, [name], [holder]).catch(expires);
  }
}

/** What can be neither renewed nor given back ends by itself; a Redis that is gone says so to whoever asks next. */
const expires = (): void => undefined;
