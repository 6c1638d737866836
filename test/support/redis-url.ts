import { inject } from 'vitest';

/** Where a real Redis is, or nothing; and what the title of a test that is skipped without it says. */
export const redisUrl = inject('redisUrl');
export const NO_REDIS =
  redisUrl === undefined
    ? ' (skipped: no Redis answers on 127.0.0.1:6379 and no redis-server is on the PATH)'
    : '';
