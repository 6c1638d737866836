import { inspect } from 'node:util';
import type { CallEvent, Clock } from '@investor-flow/adapter-kit';
import type { BrokerError } from '@investor-flow/core';
import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';
import { createKiwoom, type Kiwoom, type KiwoomSettings } from '../index.ts';

export const HOST = 'https://api.kiwoom.com';
export const APP_KEY = 'Kw-app-key_0123456789abcdef';
export const SECRET_KEY = 'Kw-secret/key+0123456789abcdef=';
export const TOKEN = 'WQxOpaque-token_4711';
export const NEW_TOKEN = 'WQxOpaque-token_4712';
const SECRETS = [APP_KEY, SECRET_KEY, TOKEN, NEW_TOKEN];

/** 15:00 in Korea on Wednesday 2026-07-01, while the market is open. */
export const AFTERNOON = Date.UTC(2026, 6, 1, 6);

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
  readonly broker: Kiwoom;
  readonly clock: MovingClock;
  readonly events: readonly CallEvent[];
}

/** Kiwoom with a clock, and so with a token store and a limiter, of its own. */
export function opened({
  clock = movingClock(),
  ...settings
}: Partial<Omit<KiwoomSettings, 'clock'>> & { readonly clock?: MovingClock } = {}): Opened {
  const events: CallEvent[] = [];
  const broker = createKiwoom({
    appKey: APP_KEY,
    secretKey: SECRET_KEY,
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
  token: '/oauth2/token',
  sectors: '/api/dostk/sect',
  holdings: '/api/dostk/frgnistt',
} as const;

/** Lines up answers for a path, one call each. */
export function answering(path: string, answers: readonly Answer[], host = HOST): void {
  for (const answer of answers) {
    const call = nock(host).post(path);
    if ('unanswered' in answer) call.reply((_uri, _sent, _callback) => answer.unanswered());
    else if ('broken' in answer) {
      const known = path === PATHS.token ? [APP_KEY, SECRET_KEY] : [APP_KEY, SECRET_KEY, TOKEN];
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
    name === 'return_msg' ? [name, `${String(value)}${echo}`] : [name, value],
  );
  return JSON.stringify({ echo, ...Object.fromEntries(said) });
}

/** The token call, answered as documented; it ends a day after the clocks of these tests start. */
export const granted = (token = TOKEN): Answer => ({
  body: {
    expires_dt: '20260702150000',
    token_type: 'bearer',
    token,
    return_code: 0,
    return_msg: '정상적으로 처리되었습니다',
  },
});

/** The bodies of the broker's two data calls. */
export const sectorList = (rows: readonly object[]): Answer => ({
  body: { inds_netprps: rows, return_code: 0, return_msg: '정상적으로 처리되었습니다' },
});
export const dayList = (rows: readonly object[], headers = {}): Answer => ({
  body: { stk_frgnr: rows, return_code: 0, return_msg: '정상적으로 처리되었습니다' },
  headers,
});

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
