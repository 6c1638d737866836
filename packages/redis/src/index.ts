/** One token and one quota for every process and machine that shares a key. */
export type { RedisClient, RedisOptions } from './client.ts';
export { redisLimiter, type RedisLimiterOptions } from './limiter.ts';
export { redisTokenStore } from './token-store.ts';
