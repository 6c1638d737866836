import { randomUUID } from 'node:crypto';
import type { Token, TokenStore } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { goneRedis, refusingRedis, silentRedis, withRedis } from './__fixtures__/redis.ts';
import { redisTokenStore } from './token-store.ts';

const token = (value: string, lifeMs = 86_400_000): Token => ({
  value,
  issuedAt: 1_763_000_000_000,
  expiresAt: 1_763_000_000_000 + lifeMs,
});

withRedis('what it keeps', (redis) => {
  const mine = () => {
    const { clients, options, type } = redis();
    const name = (key: string): string => `${options.prefix}:{${key}}:token`;
    return {
      key: randomUUID(),
      clients,
      options,
      type,
      name,
      store: redisTokenStore(clients[0], options),
    };
  };

  it('is given back to another client of the same Redis, under its own key alone', async () => {
    const { key, clients, options, store } = mine();
    await store.write(key, token('mine'));
    expect(await redisTokenStore(clients[1], options).read(key)).toEqual(token('mine'));
    expect(await redisTokenStore(clients[1], options).read('another')).toBeUndefined();
    const elsewhere = { prefix: `${options.prefix}-other` };
    expect(await redisTokenStore(clients[1], elsewhere).read(key)).toBeUndefined();
  });

  it('is gone from Redis when its life is over, whatever the clocks say', async () => {
    const { key, name, store, type } = mine();
    await store.write(key, token('mine', 5000));
    const left = Number(await type('PTTL', name(key)));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(5000);
  });

  it('is forgotten only if it is still the same', async () => {
    const { key, store } = mine();
    await store.forget(key, token('mine'));
    await store.write(key, token('mine'));
    await store.forget(key, token('older'));
    expect(await store.read(key)).toEqual(token('mine'));
    await store.forget(key, token('mine'));
    expect(await store.read(key)).toBeUndefined();
  });

  it.each([
    ['a text', ['SET', 'text']],
    ['a list', ['RPUSH', 'one', 'two']],
    ['a hash without the rest', ['HSET', 'value', 'x']],
    ['a hash of no times', ['HSET', 'value', 'x', 'issuedAt', 'then', 'expiresAt', 'later']],
    ['a hash of no text', ['HSET', 'value', '', 'issuedAt', '1', 'expiresAt', '2']],
  ])('is none where somebody else put %s, and is put in its place', async (_, [verb, ...rest]) => {
    const { key, name, store, type } = mine();
    await type(verb ?? '', name(key), ...rest);
    expect(await store.read(key)).toBeUndefined();
    await store.forget(key, token('x'));
    await store.write(key, token('mine'));
    expect(await store.read(key)).toEqual(token('mine'));
  });

  it('holds the token and nothing else an object of the caller carries', async () => {
    const { key, name, store, type } = mine();
    await store.write(key, { ...token('mine'), secret: 'not to be kept' } as Token);
    const kept = await type('HKEYS', name(key));
    expect(kept).toEqual(['value', 'issuedAt', 'expiresAt']);
  });
});

describe('a Redis that is gone', () => {
  const tries: readonly (readonly [string, (store: TokenStore) => Promise<unknown>])[] = [
    ['read', (store) => store.read('key')],
    ['write', (store) => store.write('key', token('x'))],
    ['forget', (store) => store.forget('key', token('x'))],
    ['lock', (store) => store.lock('key', () => Promise.resolve())],
  ];

  it.each(tries)('is said at once by %s', async (_, ask) => {
    await expect(ask(redisTokenStore(goneRedis()))).rejects.toMatchObject({
      part: 'TOKEN_STORE',
      message: 'the token store failed: Redis is not connected',
    });
  });

  it.each(tries)('or silent is waited for no longer than allowed by %s', async (_, ask) => {
    await expect(ask(redisTokenStore(silentRedis(), { timeoutMs: 30 }))).rejects.toMatchObject({
      message: 'the token store failed: Redis did not answer within 30 ms',
    });
  });

  it.each(tries)('or refusing tells its code and quotes nothing by %s', async (_, ask) => {
    const refusing = refusingRedis('NOAUTH the-password-is-wrong');
    await expect(ask(redisTokenStore(refusing))).rejects.toMatchObject({
      message: 'the token store failed: Redis refused (NOAUTH)',
    });
    const breaking = refusingRedis('Socket closed for redis://me:secret@host');
    await expect(ask(redisTokenStore(breaking))).rejects.toMatchObject({
      message: 'the token store failed: Redis broke off',
    });
  });

  it('never lets work begin under a lock that was not had', async () => {
    let worked = false;
    const work = (): Promise<void> => {
      worked = true;
      return Promise.resolve();
    };
    const odd = { isReady: true, sendCommand: () => Promise.resolve('OK') };
    for (const client of [goneRedis(), refusingRedis('ERR no'), odd])
      await expect(redisTokenStore(client).lock('key', work)).rejects.toThrow('token store');
    expect(worked).toBe(false);
  });
});

describe('by choice what this process knows alone', () => {
  it('is gone on with while Redis is gone: the last token, and new ones', async () => {
    let isReady = true;
    const kept = token('of-Redis');
    const client = {
      get isReady() {
        return isReady;
      },
      sendCommand: () => Promise.resolve([kept.value, `${kept.issuedAt}`, `${kept.expiresAt}`]),
    };
    const store = redisTokenStore(client, { whenGone: 'local' });
    expect(await store.read('key')).toEqual(kept);
    isReady = false;
    expect(await store.read('key')).toEqual(kept);
    await store.forget('key', kept);
    expect(await store.read('key')).toBeUndefined();
    const worked = await store.lock('key', async () => {
      await store.write('key', token('of this process'));
      return 'worked';
    });
    expect(worked).toBe('worked');
    expect(await store.read('key')).toEqual(token('of this process'));
  });

  it('does its work once, even where Redis goes after giving the lock', async () => {
    let sent = 0;
    const client = {
      isReady: true,
      sendCommand: () => {
        sent += 1;
        return sent === 1 ? Promise.resolve(1) : Promise.reject(new Error('Socket closed'));
      },
    };
    let worked = 0;
    const store = redisTokenStore(client, { whenGone: 'local' });
    const work = (): Promise<void> => {
      worked += 1;
      return store.write('key', token('issued'));
    };
    await store.lock('key', work);
    expect(worked).toBe(1);
    expect(await store.read('key')).toEqual(token('issued'));
  });
});
