import { randomUUID } from 'node:crypto';
import { memoryTokenStore, type Token, type TokenStore } from '@investor-flow/adapter-kit';
import { nameOf, type RedisClient, type RedisOptions, runner } from './client.ts';
import { withRedisLock } from './lock.ts';

/** A holder that stops for longer than this, a sleeping laptop say, has lost the lock. */
const LOCK_EXPIRES_MS = 30_000;

const READ = `
  if redis.call('type', KEYS[1]).ok ~= 'hash' then return false end
  return redis.call('hmget', KEYS[1], 'value', 'issuedAt', 'expiresAt')
`;
/** Whoever holds no lock counts as the newest; whoever held an older one than the last writes no more. */
const WRITE = `
  if ARGV[1] == '' then
    redis.call('incr', KEYS[2])
  elseif tonumber(ARGV[1]) < tonumber(redis.call('get', KEYS[2]) or '0') then
    return 0
  end
  redis.call('del', KEYS[1])
  redis.call('hset', KEYS[1], 'value', ARGV[2], 'issuedAt', ARGV[3], 'expiresAt', ARGV[4])
  return redis.call('pexpire', KEYS[1], ARGV[5])
`;
const FORGET = `
  if redis.call('type', KEYS[1]).ok ~= 'hash' then return 0 end
  if redis.call('hget', KEYS[1], 'value') ~= ARGV[1] then return 0 end
  return redis.call('del', KEYS[1])
`;

/**
 * Keeps tokens in Redis, shared by every process and machine that asks with the same key.
 *
 * Tokens lie there as they are: whoever can read that Redis can use them. Without Redis nothing is read and nothing is
 * issued: the question ends as `unavailable` with the cause `TOKEN_STORE`.
 *
 * @example
 * const client = await createClient({ url }).on('error', report).connect();
 * const kiwoom = createKiwoom({ appKey, secretKey, tokens: redisTokenStore(client) });
 */
export function redisTokenStore(client: RedisClient, options: RedisOptions = {}): TokenStore {
  const run = runner(client, 'TOKEN_STORE', options);
  const tokenOf = (key: string): string => nameOf(options, key, 'token');
  const fenceOf = (key: string): string => nameOf(options, key, 'fence');
  const inProcess = memoryTokenStore();
  const holder = randomUUID();
  /** The how manyth holder of a lock we are while we hold it. */
  const numbers = new Map<string, number>();

  return {
    read: async (key) => tokenIn(await run(READ, [tokenOf(key)], [])),
    async write(key, { value, issuedAt, expiresAt }) {
      const number = numbers.get(key) ?? '';
      // How long it lives, not until when: the clocks of this host and of Redis need not agree.
      const lifeMs = Math.max(1, Math.ceil(expiresAt - issuedAt));
      const args = [number, value, issuedAt, expiresAt, lifeMs];
      await run(WRITE, [tokenOf(key), fenceOf(key)], args);
    },
    async forget(key, { value }) {
      await run(FORGET, [tokenOf(key)], [value]);
    },
    lock: (key, work, signal) => {
      const lock = {
        name: nameOf(options, key, 'lock'),
        fence: fenceOf(key),
        holder,
        expiresMs: LOCK_EXPIRES_MS,
      };
      const held = async (number: number): ReturnType<typeof work> => {
        numbers.set(key, number);
        try {
          return await work();
        } finally {
          numbers.delete(key);
        }
      };
      return inProcess.lock(key, () => withRedisLock(run, lock, held, signal), signal);
    },
  };
}

/** What is no token, or not whole, is none. */
function tokenIn(found: unknown): Token | undefined {
  if (!Array.isArray(found)) return undefined;
  const [value, issuedAt, expiresAt]: unknown[] = found;
  if (typeof value !== 'string' || value === '') return undefined;
  if (typeof issuedAt !== 'string' || typeof expiresAt !== 'string') return undefined;
  const token = { value, issuedAt: Number(issuedAt), expiresAt: Number(expiresAt) };
  return Number.isFinite(token.issuedAt) && Number.isFinite(token.expiresAt) ? token : undefined;
}
