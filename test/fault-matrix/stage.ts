import { localLimiter } from '../../packages/adapter-kit/src/pace/limiter.ts';
import { getEventListeners } from 'node:events';
import { type Limiter, memoryTokenStore, type TokenStore } from '@investor-flow/adapter-kit';
import type { Clock, Source } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { type SandboxClock, startSandbox } from '@investor-flow/sandbox';
import { EVENING } from '../support/clock.ts';
import type { BrokerName } from '../support/pair.ts';

/** The calls that bring a token. */
export const SIGN_IN: Readonly<Record<BrokerName, string>> = {
  kiwoom: 'au10001',
  koreainvestment: 'tokenP',
};

const SEED = 5;
const RETRIES = 2;

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Sleeping moves the clock. */
const hurried = (clock: SandboxClock): Clock => ({
  now: () => clock.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await clock.advance(ms);
  },
});

function counted(limiter: Limiter) {
  let waiting = 0;
  return {
    waiting: () => waiting,
    limiter: {
      ...limiter,
      acquire: (...asked: Parameters<Limiter['acquire']>) => {
        waiting += 1;
        return limiter.acquire(...asked).finally(() => {
          waiting -= 1;
        });
      },
    },
  };
}

/** A store that keeps every token it was given. */
function remembering(tokens: Set<string>): TokenStore {
  const store = memoryTokenStore();
  return {
    ...store,
    write: (key, token) => {
      tokens.add(token.value);
      return store.write(key, token);
    },
  };
}

/** A source on a sandbox of its own, whose waits cost no time and whose waiters are counted. */
export async function openStage(broker: BrokerName) {
  const sandbox = await startSandbox({ seed: SEED, now: EVENING });
  // Quotas have tests of their own; here no call waits for one.
  Object.assign(sandbox.quotas, { kiwoom: 10_000, koreainvestment: 10_000 });
  const clock = hurried(sandbox.clock);
  const { limiter, waiting } = counted(localLimiter(clock));
  let leftOut = 0;
  const tokens = new Set<string>();
  let unanswered = 0;
  const settings = {
    clock,
    limiter,
    tokens: remembering(tokens),
    retries: RETRIES,
    requestsPerSecond: 10_000,
    maxWaitMs: 600_000,
    onEvent: (event: { readonly type: string }) => {
      if (event.type === 'left-out') leftOut += 1;
      if (event.type === 'request') unanswered += 1;
      if (event.type === 'response') unanswered -= 1;
    },
  };
  const { kiwoom, koreainvestment } = sandbox;
  const keys =
    broker === 'kiwoom'
      ? [kiwoom.appKey, kiwoom.secretKey]
      : [koreainvestment.appKey, koreainvestment.appSecret];
  const source: Source =
    broker === 'kiwoom'
      ? createKiwoom({ ...kiwoom, ...settings })
      : createKoreaInvestment({ ...koreainvestment, ...settings });
  const { signal } = new AbortController();
  return {
    sandbox,
    source,
    signal,
    /** How many rows were announced as left out. */
    leftOut: () => leftOut,
    /** The keys, and every token there has been. */
    secrets: (): readonly string[] => [...keys, ...tokens],
    /** Calls that were sent and have no answer, or never had one. */
    unanswered: () => unanswered,
    /** What a question that has ended still holds on to. */
    leaks: (): readonly string[] => [
      ...getEventListeners(signal, 'abort').map(() => 'a listener to the caller’s signal'),
      ...Array.from({ length: waiting() }, () => 'a waiter for a permit'),
    ],
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await source.close();
      await sandbox.close();
    },
  };
}
