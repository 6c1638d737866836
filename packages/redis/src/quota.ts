import { type Run, wholeIn } from './client.ts';

/** Where the starts of one key and its learned quota are. */
export interface QuotaNames {
  readonly starts: string;
  readonly learned: string;
}

/** A second of the broker as `adapter-kit` counts it. */
export interface Second {
  readonly perSecond: number;
  readonly windowMs: number;
}

/** A quota that the broker told is believed for so long. */
const LEARNED_MS = 3_600_000;

/**
 * The clock is the server's, so that hosts need not agree on theirs. A start in its future is from before it was set
 * back, and one older than the window holds nobody back.
 */
const NOW = `
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local rate = math.min(tonumber(ARGV[1]), tonumber(redis.call('get', KEYS[2]) or ARGV[1]))
  local most, window = math.floor(rate), tonumber(ARGV[2])
  if rate < 1 then most, window = 1, math.ceil(window / rate) end
  redis.call('zremrangebyscore', KEYS[1], '-inf', now - window)
  redis.call('zremrangebyscore', KEYS[1], now + 1000, '+inf')
`;
const TAKE = `${NOW}
  local blocking = redis.call('zrange', KEYS[1], -most, -most, 'WITHSCORES')
  local wait = blocking[2] and math.max(0, blocking[2] + window - now) or 0
  if wait > 0 then return wait end
  redis.call('zadd', KEYS[1], now, ARGV[3])
  redis.call('pexpire', KEYS[1], 2 * window)
  return 0
`;
const LOOK = `${NOW}
  local ages = { tostring(rate) }
  local starts = redis.call('zrange', KEYS[1], -most, -1, 'WITHSCORES')
  for place = 2, #starts, 2 do ages[#ages + 1] = tostring(now - starts[place]) end
  return ages
`;
/** One so late that it is no longer counted counts from now. */
const MOVE = `
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local score = redis.call('zscore', KEYS[1], ARGV[1])
  redis.call('zadd', KEYS[1], score and math.min(now, score + ARGV[2]) or now, ARGV[1])
  return redis.call('pexpire', KEYS[1], ARGV[3])
`;
const FILL = `${NOW}
  for place = 1, most do redis.call('zadd', KEYS[1], now, ARGV[3] .. place) end
  return redis.call('pexpire', KEYS[1], 2 * window)
`;
const LEARN = `
  local known = redis.call('get', KEYS[1])
  if known and tonumber(known) <= tonumber(ARGV[1]) then return 0 end
  return redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
`;

/** One quota for everybody, counted by Redis in one step each time. */
export const sharedQuota = (run: Run) => ({
  /** Counts a start under this id and says 0, or counts none and says how many milliseconds are missing. */
  take: async (at: QuotaNames, { perSecond, windowMs }: Second, id: string): Promise<number> =>
    wholeIn(await run(TAKE, [at.starts, at.learned], [perSecond, windowMs, id]), 'LIMITER'),
  /** The quota in force, and how many milliseconds ago the last starts were. */
  look: async (
    at: QuotaNames,
    { perSecond, windowMs }: Second,
  ): Promise<{ readonly perSecond: number; readonly agesMs: readonly number[] }> => {
    const told = await run(LOOK, [at.starts, at.learned], [perSecond, windowMs]);
    const [rate, ...ages] = Array.isArray(told) ? told.map(Number) : [];
    return { perSecond: rate ?? perSecond, agesMs: ages };
  },
  /** Counts a start later than it was counted. */
  move: (at: QuotaNames, id: string, byMs: number): Promise<unknown> =>
    run(MOVE, [at.starts], [id, Math.round(byMs), 10_000]),
  /** As if the whole quota had started now. */
  fill: (at: QuotaNames, { perSecond, windowMs }: Second, id: string): Promise<unknown> =>
    run(FILL, [at.starts, at.learned], [perSecond, windowMs, id]),
  learn: (at: QuotaNames, perSecond: number): Promise<unknown> =>
    run(LEARN, [at.learned], [perSecond, LEARNED_MS]),
});
