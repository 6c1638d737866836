import { randomUUID } from 'node:crypto';
import { isToken, memoryTokenStore, type Token, type TokenStore } from '@investor-flow/adapter-kit';
import { type RedisClient, type RedisOptions, redisPart } from './client.ts';
import { withRedisLock } from './lock.ts';

/** A holder that stops for longer than this, a sleeping laptop say, has lost the lock. */
const LOCK_EXPIRES_MS = 30_000;

const READ = `
  if redis.call('type', KEYS[1]).ok ~= 'hash' then return false end
  return redis.call('hmget', KEYS[1], 'value', 'issuedAt', 'expiresAt')
`;
const WRITE = `
  redis.call('del', KEYS[1])
  redis.call('hset', KEYS[1], 'value', ARGV[1], 'issuedAt', ARGV[2], 'expiresAt', ARGV[3])
  return redis.call('pexpire', KEYS[1], ARGV[4])
`;
const FORGET = `
  if redis.call('type', KEYS[1]).ok ~= 'hash' then return 0 end
  if redis.call('hget', KEYS[1], 'value') ~= ARGV[1] then return 0 end
  return redis.call('del', KEYS[1])
`;

/**
 * Keeps tokens in Redis, shared by every process and machine that asks with the same key.
 *
 * Tokens lie there as they are: every user who can read that Redis can use them. Without Redis nothing is read and nothing is
 * issued, unless `whenGone` is `local`.
 *
 * @example
 * const client = await createClient({ url }).on('error', report).connect();
 * const kiwoom = createKiwoom({ appKey, secretKey, tokens: redisTokenStore(client) });
 */
export function redisTokenStore(client: RedisClient, options: RedisOptions = {}): TokenStore {
  const part = redisPart(client, 'TOKEN_STORE', options);
  const { run, shared } = part;
  /** What Redis last gave or took, and the lock within this process. */
  const own = memoryTokenStore();
  const holder = randomUUID();
  const tokenOf = (key: string): string => part.nameOf(key, 'token');

  return {
    read: (key) =>
      shared(
        async () => {
          const token = tokenIn(await run(READ, [tokenOf(key)], []));
          if (token !== undefined) await own.write(key, token);
          return token;
        },
        () => own.read(key),
      ),
    async write(key, token) {
      const { value, issuedAt, expiresAt } = token;
      await own.write(key, { value, issuedAt, expiresAt });
      // How long it lives, not until when: the clocks of this host and of Redis need not agree.
      const lifeMs = Math.max(1, Math.ceil(expiresAt - issuedAt));
      const args = [value, issuedAt, expiresAt, lifeMs];
      await shared<unknown>(() => run(WRITE, [tokenOf(key)], args), nothing);
    },
    async forget(key, token) {
      await own.forget(key, token);
      await shared<unknown>(() => run(FORGET, [tokenOf(key)], [token.value]), nothing);
    },
    lock: (key, work, signal) =>
      own.lock(
        key,
        async () => {
          let begun: ReturnType<typeof work> | undefined;
          const begin = (): ReturnType<typeof work> => {
            begun ??= work();
            return begun;
          };
          const lock = { name: part.nameOf(key, 'lock'), holder, expiresMs: LOCK_EXPIRES_MS };
          // The work fails by itself or not at all: only a lock that Redis did not give is done without.
          return shared(() => withRedisLock(part, lock, begin, signal), begin);
        },
        signal,
      ),
  };
}

const nothing = (): undefined => undefined;

/** A token as Redis holds it; anything else is none. */
function tokenIn(found: unknown): Token | undefined {
  if (!Array.isArray(found)) return undefined;
  const [value, issuedAt, expiresAt]: unknown[] = found;
  if (typeof issuedAt !== 'string' || typeof expiresAt !== 'string') return undefined;
  const token = { value, issuedAt: Number(issuedAt), expiresAt: Number(expiresAt) };
  return isToken(token) ? token : undefined;
}
