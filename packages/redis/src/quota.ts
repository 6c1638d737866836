import { PACE } from '@investor-flow/adapter-kit';
import type { RedisPart } from './client.ts';

/** A quota that the broker stated counts for so long. */
const LEARNED_MS = 3_600_000;
/** A quota that was not used for so long is forgotten. */
const FORGOTTEN_MS = 86_400_000;

/**
 * When calls started; the paces that were asked for or stated by the broker, and until when each counts; how far the pace
 * is lowered, which exists where Redis knows the quota.
 */
const COUNTED = ['starts', 'rates', 'pace'];

/**
 * The rules of `paceWindows`, on the clock of the server, so that hosts need not agree on theirs.
 *
 * A start in its future is from before that clock was set back: it counts as made now. A quota that Redis does not know
 * (it is new, or Redis was restarted or emptied) counts as used up in this second.
 */
const PACE_NOW = `
  local starts, rates, pace = KEYS[1], KEYS[2], KEYS[3]
  local asked, second, recovery, forgotten = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)

  local function count_rate(rate, ms)
    local known = tonumber(redis.call('zscore', rates, rate) or 0)
    redis.call('zadd', rates, math.max(known, now + ms), rate)
    redis.call('pexpire', rates, forgotten)
  end
  local function lower(rate)
    redis.call('hset', pace, 'rate', rate, 'at', now)
    redis.call('pexpire', pace, forgotten)
  end
  redis.call('zremrangebyscore', rates, '-inf', now)
  local lowered = redis.call('hmget', pace, 'rate', 'at')
  local lowered_at = tonumber(lowered[2] or 0)
  local in_force = math.huge
  for _, other in ipairs(redis.call('zrange', rates, 0, -1)) do in_force = math.min(in_force, other) end
  if lowered[1] then
    in_force = math.min(in_force, lowered[1] + math.floor(math.max(0, now - lowered_at) / recovery))
  end
  local rate = math.min(asked, in_force)
  local most, window = math.floor(rate), second
  if rate < 1 then most, window = 1, math.ceil(second / rate) end

  local function fill(id)
    for place = 1, most do redis.call('zadd', starts, now, id .. place) end
    redis.call('pexpire', starts, 2 * window)
  end
  redis.call('zremrangebyscore', starts, '-inf', now - window)
  for _, id in ipairs(redis.call('zrangebyscore', starts, '(' .. now, '+inf')) do redis.call('zadd', starts, now, id) end
  if redis.call('exists', pace) == 0 then
    redis.call('hset', pace, 'known', 1)
    redis.call('pexpire', pace, forgotten)
    fill('unknown')
  end

  local function wait(ahead)
    local place = ahead % most - most
    local before = redis.call('zrange', starts, place, place, 'WITHSCORES')[2]
    return (before and math.max(0, before + window - now) or 0) + math.floor(ahead / most) * window
  end
`;
const TAKE = `${PACE_NOW}
  count_rate(asked, ARGV[5])
  redis.call('pexpire', pace, forgotten)
  local ms = wait(0)
  if ms > 0 then return ms end
  redis.call('zadd', starts, now, ARGV[6])
  redis.call('pexpire', starts, 2 * window)
  return 0
`;
const WAIT = `${PACE_NOW}
  return wait(tonumber(ARGV[5]))
`;
const REFUSED = `${PACE_NOW}
  if now - lowered_at >= second then lower(math.min(rate, math.max(1, math.floor(rate / 2)))) end
  fill(ARGV[5])
  return 0
`;
const LEARN = `${PACE_NOW}
  if asked < in_force then lower(asked) end
  count_rate(asked, ARGV[5])
  return 0
`;
/** A start so old that it is not counted any more counts from now. */
const MOVE = `
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local score = redis.call('zscore', KEYS[1], ARGV[1])
  redis.call('zadd', KEYS[1], score and math.min(now, score + ARGV[2]) or now, ARGV[1])
  return redis.call('pexpire', KEYS[1], ARGV[3])
`;

/** One quota for every process, counted by Redis in one step each time. */
export function sharedQuota({ run, whole, nameOf }: RedisPart) {
  const { windowMs, recoveryMs, rememberMs } = PACE;
  const runAt = (
    script: string,
    key: string,
    perSecond: number,
    ...more: readonly (string | number)[]
  ): Promise<number> => {
    const names = COUNTED.map((what) => nameOf(key, what));
    return whole(script, names, [perSecond, windowMs, recoveryMs, FORGOTTEN_MS, ...more]);
  };
  return {
    /** Counts a start under this id and gives 0, or counts none and gives the milliseconds that are missing. */
    take: (key: string, perSecond: number, id: string) =>
      runAt(TAKE, key, perSecond, rememberMs, id),
    /** How long somebody waits before whom so many others wait. */
    waitMs: (key: string, perSecond: number, ahead = 0) => runAt(WAIT, key, perSecond, ahead),
    refused: (key: string, perSecond: number, id: string) => runAt(REFUSED, key, perSecond, id),
    learn: (key: string, perSecond: number) => runAt(LEARN, key, perSecond, LEARNED_MS),
    /** Counts a start later than it was counted. */
    move: (key: string, id: string, byMs: number) =>
      run(MOVE, [nameOf(key, 'starts')], [id, Math.round(byMs), 10_000]),
  };
}
