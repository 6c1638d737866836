import type { Token, TokenStore } from '@investor-flow/adapter-kit';
import type { Clock } from '@investor-flow/core';
import { createKiwoom, type Kiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment, type KoreaInvestment } from '@investor-flow/koreainvestment';
import { SECRETS } from './after-each.ts';
import { delivered, type Delivery, USUAL } from './delivery.ts';
import { type Asked, type WireServer, wireServer } from './wire-server.ts';

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

/** Both brokers on a server that answers what a case says; nothing is sent twice, and nothing waits. */
export interface FuzzedBrokers {
  readonly server: WireServer;
  readonly tokens: OneToken;
  readonly kiwoom: Kiwoom;
  readonly koreainvestment: KoreaInvestment;
  /** Other calls than the live host's. */
  readonly koreainvestmentMock: KoreaInvestment;
  readonly signal: AbortSignal;
  /** Other sources on the same server: a source remembers its last token. */
  renew(): Promise<void>;
  /** What data calls are answered with from now on; tokens are to be had, and one is held. */
  answer(by: (asked: Asked) => Delivery): void;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

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
  const koreainvestmentMock = createKoreaInvestment({
    ...settings,
    appSecret: SECRETS.secret,
    environment: 'mock',
  });
  const close = () =>
    Promise.all([kiwoom, koreainvestment, koreainvestmentMock].map((it) => it.close()));
  return { tokens, kiwoom, koreainvestment, koreainvestmentMock, close };
}

export async function openBrokers(): Promise<FuzzedBrokers> {
  const server = await wireServer();
  let sources = sourcesOn(server.url);
  return {
    server,
    get tokens() {
      return sources.tokens;
    },
    get kiwoom() {
      return sources.kiwoom;
    },
    get koreainvestment() {
      return sources.koreainvestment;
    },
    get koreainvestmentMock() {
      return sources.koreainvestmentMock;
    },
    async renew() {
      await sources.close();
      sources = sourcesOn(server.url);
    },
    signal: new AbortController().signal,
    answer(by) {
      sources.tokens.held = LIVE;
      server.answer((asked) => TOKENS[asked.path] ?? by(asked));
    },
    [Symbol.asyncDispose]: async () => {
      await sources.close();
      // What the sources have let go of reaches the server a moment later; what they have not never does.
      while (server.sockets() > 0) await new Promise((resolve) => setImmediate(resolve));
      await server[Symbol.asyncDispose]();
    },
  };
}
