import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createKoreaInvestment, type KoreaInvestment } from '@investor-flow/koreainvestment';
import { redisLimiter, redisTokenStore } from '@investor-flow/redis';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seenOf } from '../support/pair.ts';
import { NO_REDIS, redisUrl } from '../support/redis-url.ts';
import { EVENING } from '../support/clock.ts';
import { valueOf } from '../support/results.ts';

/** A way to a server on this host that can be cut, or go silent, and be repaired. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => silent || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const open = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : at;
  };
  const here = await open(0);
  /** Cuts what is open and refuses what comes. */
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    await closed;
  };
  return {
    url: `redis://127.0.0.1:${here}`,
    cut,
    /** Keeps connections open and lets nothing through. */
    silence: (): void => {
      silent = true;
    },
    repair: async (): Promise<void> => {
      silent = false;
      if (!server.listening) await open(here);
    },
  };
}

describe.skipIf(redisUrl === undefined)(`Redis${NO_REDIS}`, () => {
  let sandbox: Sandbox;
  let way: Awaited<ReturnType<typeof wayTo>>;
  let client: ReturnType<typeof createClient>;
  let source: KoreaInvestment | undefined;
  const prefix = `investor-flow-test-${randomUUID()}`;

  beforeEach(async () => {
    sandbox = await startSandbox({ seed: 5, now: EVENING });
    way = await wayTo(redisUrl ?? '');
    const socket = { reconnectStrategy: 50 };
    client = createClient({ url: way.url, socket });
    client.on('error', () => undefined);
    await client.connect();
  });
  afterEach(async () => {
    await source?.close();
    source = undefined;
    client.destroy();
    await Promise.all([way.cut(), sandbox.close()]);
  });

  const open = (
    whenGone: 'fail' | 'local' = 'fail',
    tokensIn: 'redis' | 'process' = 'redis',
  ): KoreaInvestment => {
    const options = { prefix: `${prefix}-${randomUUID()}`, timeoutMs: 300 };
    const kept = tokensIn === 'redis' ? { tokens: redisTokenStore(client, options) } : {};
    const limiter = redisLimiter(client, { ...options, whenGone });
    source = createKoreaInvestment({ ...sandbox.koreainvestment, ...kept, limiter });
    return source;
  };
  const ask = (from: KoreaInvestment) => from.investorFlow({ market: 'kospi' });
  const causeOf = async (from: KoreaInvestment): Promise<unknown> => {
    const result = await ask(from);
    return result.isErr() && 'cause' in result.error ? result.error.cause : result;
  };

  it.each([
    ['cut', () => way.cut(), /Redis is not connected|Redis broke off/],
    ['silent', () => way.silence(), /Redis did not answer within 300 ms/],
  ] as const)('that is %s ends a question, and nothing is issued', async (_, harm, because) => {
    const from = open();
    await harm();
    expect(await causeOf(from)).toEqual({
      code: 'TOKEN_STORE',
      message: expect.stringMatching(because),
    });
    expect(sandbox.requests).toEqual([]);
    await way.repair();
    await expect.poll(() => client.isReady).toBe(true);
  });

  it('that goes and comes back costs no second token', async () => {
    const from = open();
    valueOf(await ask(from));
    await way.cut();
    // The token is known: it is the quota that cannot be had.
    expect(await causeOf(from)).toMatchObject({ code: 'LIMITER' });
    await way.repair();
    await expect.poll(async () => (await ask(from)).isOk()).toBe(true);
    expect(seenOf(sandbox, 'tokenP')).toBe(1);
  });

  it('that goes in the middle of an issue costs no second token either', async () => {
    const from = open();
    sandbox.faults.add('slow', { api: 'tokenP', ms: 300 });
    const asked = causeOf(from);
    // A quota that Redis does not know counts as used up for a second.
    await expect.poll(() => seenOf(sandbox, 'tokenP'), { timeout: 5000 }).toBe(1);
    await way.cut();
    // The token was issued and is used; it is the quota that cannot be had.
    expect(await asked).toMatchObject({ code: 'LIMITER' });
    await way.repair();
    await expect.poll(async () => (await ask(from)).isOk()).toBe(true);
    expect(seenOf(sandbox, 'tokenP')).toBe(1);
  });

  it('that goes between token and turn ends the question, or by choice does not', async () => {
    for (const [whenGone, outcome] of [
      ['fail', 'LIMITER'],
      ['local', 'answered'],
    ] as const) {
      const from = open(whenGone, 'process');
      valueOf(await ask(from));
      await way.cut();
      const result = await ask(from);
      const told = result.isOk()
        ? 'answered'
        : (result.error as { cause?: { code: string } }).cause?.code;
      expect(told).toBe(outcome);
      await way.repair();
      await expect.poll(() => client.isReady).toBe(true);
      await from.close();
    }
  });
});
