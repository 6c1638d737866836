import { inspect } from 'node:util';
import type { CallEvent, Clock } from '@investor-flow/adapter-kit';
import type { BrokerError } from '@investor-flow/core';
import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';
import {
  createKoreaInvestment,
  type KoreaInvestment,
  type KoreaInvestmentSettings,
} from '../index.ts';
import { OFFICIAL_ROW } from './rows.ts';

export const HOST = 'https://openapi.koreainvestment.com:9443';
export const APP_KEY = 'PSKis-app-key_0123456789abcdefABCDEF';
export const APP_SECRET = 'Kis/secret+0123456789/abcdefghijklmnopqrstuvwxyz+ABCDEF==';

/** 15:00 in Korea on Wednesday 2026-07-01, while the market is open. */
export const AFTERNOON = Date.UTC(2026, 6, 1, 6);

/** A JSON web token as the broker signs them: it says itself when it ends, in seconds. */
export const webToken = (claims: object): string =>
  [{ typ: 'JWT', alg: 'HS512' }, claims, { signed: true }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
const DAY_S = 86_400;
export const TOKEN = webToken({ sub: 'token', exp: AFTERNOON / 1000 + DAY_S, jti: 'first' });
export const NEW_TOKEN = webToken({ sub: 'token', exp: AFTERNOON / 1000 + DAY_S, jti: 'second' });

/** What a corporation tells of itself; most of it is secret. */
export const CORPORATION = {
  type: 'corporate',
  personalSecretKey: 'personal-secret/key+0123456789==',
  sequenceNumber: '001',
  ipAddress: '203.0.113.7',
  phoneNumber: '01011112222',
} as const;
export const DEVICE = '001122334455';
const { type: _type, sequenceNumber: _number, ...own } = CORPORATION;
const SECRETS = [APP_KEY, APP_SECRET, TOKEN, NEW_TOKEN, DEVICE, ...Object.values(own)];

/** A clock whose sleepers wake at once, as late as they wanted to. */
export interface MovingClock extends Clock {
  readonly slept: readonly number[];
  move(ms: number): void;
}

export function movingClock(start = AFTERNOON): MovingClock {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    move: (ms) => {
      now += ms;
    },
    sleep: (ms, signal) => {
      if (signal?.aborted === true) return Promise.reject(new Error('aborted'));
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

export interface Opened {
  readonly broker: KoreaInvestment;
  readonly clock: MovingClock;
  readonly events: readonly CallEvent[];
}

/** Korea Investment with a clock, and so with a token store and a limiter, of its own. */
export function opened({
  clock = movingClock(),
  ...settings
}: Partial<Omit<KoreaInvestmentSettings, 'clock'>> & {
  readonly clock?: MovingClock;
} = {}): Opened {
  const events: CallEvent[] = [];
  const broker = createKoreaInvestment({
    appKey: APP_KEY,
    appSecret: APP_SECRET,
    clock,
    onEvent: (event) => events.push(event),
    ...settings,
  });
  return { broker, clock, events };
}

/** What the broker answers once, or how the line breaks. */
export type Answer = (
  | {
      readonly status?: number;
      readonly body: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly delayMs?: number;
    }
  | { readonly broken: string; readonly code: string }
  /** Nothing ever comes; this is done once the call has arrived. */
  | { readonly unanswered: () => void }
) & {
  /** Whether everything that was sent comes back in the answer's text. */
  readonly echo?: boolean;
};

export const PATHS = {
  token: '/oauth2/tokenP',
  revoke: '/oauth2/revokeP',
  flow: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
} as const;

const callTo = (path: string, host: string): nock.Interceptor =>
  path === PATHS.flow ? nock(host).get(path).query(true) : nock(host).post(path);

/** Lines up answers for a path, one call each. */
export function answering(path: string, answers: readonly Answer[], host = HOST): void {
  for (const answer of answers) {
    const call = callTo(path, host);
    if ('unanswered' in answer) call.reply((_uri, _sent, _callback) => answer.unanswered());
    else if ('broken' in answer) {
      const known = path === PATHS.token ? [APP_KEY, APP_SECRET] : [APP_KEY, APP_SECRET, TOKEN];
      const message = answer.echo === true ? `${answer.broken} ${known.join(' ')}` : answer.broken;
      call.replyWithError(Object.assign(new Error(message), { code: answer.code }));
    } else {
      const { status = 200, body, headers = {}, delayMs = 0, echo = false } = answer;
      call.delay(delayMs).reply(function reply(_, sent) {
        const request = JSON.stringify([this.req.headers, sent]);
        return [status, textOf(body, echo ? ` ${request} ${tokenIn(request)}` : ''), headers];
      });
    }
  }
}

const tokenIn = (request: string): string => /Bearer ([^"]+)/.exec(request)?.[1] ?? '';

/** An echo stands in the words of a refusal, in a column nobody reads, and behind a text that is no JSON. */
function textOf(body: string | object, echo: string): string {
  if (typeof body === 'string') return `${body}${echo}`;
  if (echo === '') return JSON.stringify(body);
  const said = Object.entries(body).map(([name, value]: readonly [string, unknown]) =>
    name === 'msg1' || name === 'error_description'
      ? [name, `${String(value)}${echo}`]
      : [name, value],
  );
  return JSON.stringify({ echo, ...Object.fromEntries(said) });
}

/** The token call, answered as documented; it ends a day after the clocks of these tests start. */
export const granted = (access_token = TOKEN): Answer => ({
  body: {
    access_token,
    access_token_token_expired: '2026-07-02 15:00:00',
    token_type: 'Bearer',
    expires_in: 86_400,
  },
});

/** The body of the data call. */
export const flowBody = (output: unknown): object => ({
  output,
  rt_cd: '0',
  msg_cd: 'MCA00000',
  msg1: '정상처리 되었습니다.',
});
export const flowRow = (row: object = OFFICIAL_ROW): Answer => ({ body: flowBody([row]) });

/** Every test starts without a network and ends with nothing left to answer. */
export function offline(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    expect(left).toEqual([]);
  });
}

const isDeeplyFrozen = (it: unknown): boolean =>
  typeof it !== 'object' ||
  it === null ||
  (Object.isFrozen(it) && Object.values(it).every(isDeeplyFrozen));

/** What holds of whatever a caller may log. */
export function expectFitForLogs(error: BrokerError, events: readonly CallEvent[]): void {
  expect(isDeeplyFrozen(error)).toBe(true);
  expect(JSON.parse(JSON.stringify(error))).toEqual(error);
  expectNoSecret(error, events);
}

export function expectNoSecret(...shown: readonly unknown[]): void {
  for (const text of [
    JSON.stringify(shown),
    inspect(shown, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  ])
    for (const secret of SECRETS) expect(text).not.toContain(secret);
}
