import type { Token, TokenStore } from '@investor-flow/adapter-kit';
import type { Clock } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { SECRETS } from './after-each.ts';
import { delivered, type Delivery, USUAL } from './delivery.ts';
import { type Asked, wireServer } from './wire-server.ts';

/** A Friday after the close; the clock stands, and waiting takes no time. */
export const DAY = '2026-11-20';
export const NOW = Date.parse(`${DAY}T18:30:00+09:00`);
const clock: Clock = { now: () => NOW, sleep: () => Promise.resolve() };

/** Holds one token, and what was written last. */
export interface OneToken extends TokenStore {
  held: Token | undefined;
}

export const oneToken = (held: Token | undefined): OneToken => ({
  held,
  read() {
    return Promise.resolve(this.held);
  },
  write(_, token) {
    this.held = token;
    return Promise.resolve();
  },
  forget() {
    this.held = undefined;
    return Promise.resolve();
  },
  lock: (_, work) => work(),
});

export const LIVE: Token = {
  value: SECRETS.token,
  issuedAt: NOW - 3_600_000,
  expiresAt: NOW + 36_000_000,
};

const usual = (body: object): Delivery => delivered(Buffer.from(JSON.stringify(body)), USUAL);
const TOKENS: Readonly<Record<string, Delivery>> = {
  '/oauth2/token': usual({ token: SECRETS.token, expires_dt: '20261121180000', return_code: 0 }),
  '/oauth2/tokenP': usual({ access_token: SECRETS.token, expires_in: 86_400 }),
};

function sourcesOn(baseUrl: string) {
  const tokens = oneToken(LIVE);
  const settings = {
    baseUrl,
    appKey: SECRETS.appKey,
    retries: 0,
    timeoutMs: 5_000,
    tokens,
    limiter: { acquire: () => Promise.resolve({ sent: () => undefined, done: () => undefined }) },
    clock,
  };
  const kiwoom = createKiwoom({ ...settings, secretKey: SECRETS.secret });
  const koreainvestment = createKoreaInvestment({ ...settings, appSecret: SECRETS.secret });
  /** Other calls than the live host's. */
  const koreainvestmentMock = createKoreaInvestment({
    ...settings,
    appSecret: SECRETS.secret,
    environment: 'mock',
  });
  const sources = { kiwoom, koreainvestment, koreainvestmentMock };
  const close = () => Promise.all(Object.values(sources).map((it) => it.close()));
  return { tokens, ...sources, close };
}

/** Both brokers on a server that answers what a case says; nothing is sent twice, and nothing waits. */
export async function openBrokers() {
  const server = await wireServer();
  const brokers = {
    server,
    signal: new AbortController().signal,
    ...sourcesOn(server.url),
    /** Other sources on the same server: a source remembers its last token. */
    async renew(): Promise<void> {
      await brokers.close();
      Object.assign(brokers, sourcesOn(server.url));
    },
    /** What data calls are answered with from now on; tokens are to be had, and one is held. */
    answer(by: (asked: Asked) => Delivery): void {
      brokers.tokens.held = LIVE;
      server.answer((asked) => TOKENS[asked.path] ?? by(asked));
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await brokers.close();
      // What the sources have let go of reaches the server a moment later; what they have not never does.
      while (server.sockets() > 0) await new Promise((resolve) => setImmediate(resolve));
      await server[Symbol.asyncDispose]();
    },
  };
  return brokers;
}
