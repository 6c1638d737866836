import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { RedisClient, RedisOptions } from '../client.ts';

const url = inject('redisUrl');

/** What the title of a test says that needs a Redis where there is none. */
const WHY = ' (skipped: no Redis answers on 127.0.0.1:6379 and no redis-server is on the PATH)';

export interface RealRedis {
  /** A client of the test; each has a connection of its own. */
  readonly clients: readonly [RedisClient, RedisClient];
  /** Names of this test alone, which are gone after it. */
  readonly options: Required<Pick<RedisOptions, 'prefix'>>;
  /** Any command, as one would type it. */
  readonly type: (...command: readonly string[]) => Promise<unknown>;
}

/** Tests over a real Redis; where there is none they are skipped and say so. */
export function withRedis(title: string, tests: (redis: () => RealRedis) => void): void {
  describe.skipIf(url === undefined)(url === undefined ? title + WHY : title, () => {
    const made = [1, 2].map(() => createClient(url === undefined ? {} : { url }));
    const prefix = `investor-flow-test-${randomUUID()}`;
    beforeAll(async () => {
      await Promise.all(made.map((client) => client.connect()));
    });
    afterAll(async () => {
      const [client] = made;
      for await (const names of client?.scanIterator({ MATCH: `${prefix}*` }) ?? [])
        if (names.length > 0) await client?.del(names);
      await Promise.all(made.map((each) => each.close()));
    });
    tests(() => {
      const [first, second] = made;
      if (first === undefined || second === undefined) throw new Error('there are two clients');
      return {
        clients: [first, second],
        options: { prefix },
        type: (...command) => first.sendCommand(command),
      };
    });
  });
}

/** A Redis that is not there, or does not speak. */
export const goneRedis = (): RedisClient => ({
  isReady: false,
  sendCommand: () => new Promise(() => undefined),
});
export const silentRedis = (): RedisClient => ({
  isReady: true,
  sendCommand: () => new Promise(() => undefined),
});
export const refusingRedis = (message: string): RedisClient => ({
  isReady: true,
  sendCommand: () => Promise.reject(new Error(message)),
});
