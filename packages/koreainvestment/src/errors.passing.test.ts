import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { denied, eachIsTold, refused, times } from './__fixtures__/failing.ts';
import {
  type Answer,
  answering,
  flowRow,
  granted,
  offline,
  opened,
  PATHS,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';

offline();

const FAST = '초당 거래건수를 초과하였습니다.';
const TOO_FAST = refused('EGW00201', FAST);
const ONE_A_MINUTE = denied('EGW00133', '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)');
const MAINTENANCE: Answer = { status: 503, body: '<html><h1>Service Unavailable</h1></html>' };
const RESET: Answer = { broken: 'socket hang up', code: 'ECONNRESET' };

/** The first time and three retries. */
const ALWAYS = 4;

describe('a quota that stays used up', () => {
  eachIsTold([
    {
      title: 'EGW00201 with HTTP 500',
      flows: times(ALWAYS, TOO_FAST),
      error: { kind: 'throttled', code: 'EGW00201', at: { api: 'FHPTJ04030000' } },
      absent: 'retryAfterMs',
    },
    {
      title: 'EGW00201 with HTTP 200',
      flows: times(ALWAYS, refused('EGW00201', FAST, 200)),
      error: { kind: 'throttled', code: 'EGW00201' },
    },
    {
      title: 'EGW00215, the ledger',
      flows: times(ALWAYS, refused('EGW00215', '원장 초당 거래건수를 초과하였습니다.')),
      error: { kind: 'throttled', code: 'EGW00215', retryAfterMs: 1000 },
    },
    {
      title: 'HTTP 429 without a code',
      flows: times(ALWAYS, { status: 429, body: '' }),
      error: { kind: 'throttled', code: 'HTTP 429' },
    },
    {
      title: 'EGW00201 where nothing is sent again',
      flows: [TOO_FAST],
      settings: { retries: 0 },
      error: { kind: 'throttled', code: 'EGW00201' },
    },
    {
      title: 'EGW00201 where there is no time to wait',
      flows: [TOO_FAST],
      settings: { maxWaitMs: 400 },
      error: { kind: 'throttled', code: 'EGW00201' },
    },
    {
      title: 'EGW00133 twice: a second minute is more than a question waits',
      tokens: [ONE_A_MINUTE, ONE_A_MINUTE],
      error: {
        kind: 'throttled',
        code: 'EGW00133',
        retryAfterMs: 60_000,
        at: { api: 'tokenP' },
      },
    },
    {
      title: 'EGW00133 where a minute is too long',
      tokens: [ONE_A_MINUTE],
      settings: { maxWaitMs: 59_999 },
      error: { kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 },
    },
    {
      title: 'EGW00133 where nothing is sent again',
      tokens: [ONE_A_MINUTE],
      settings: { retries: 0 },
      error: { kind: 'throttled', code: 'EGW00133' },
    },
    {
      title: 'EGW00133 as often as there are retries',
      tokens: times(3, ONE_A_MINUTE),
      settings: { retries: 2, maxWaitMs: 1_000_000 },
      error: { kind: 'throttled', code: 'EGW00133' },
    },
  ]);

  it('is our own when a turn comes later than the question may wait', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [flowRow()]);
    const { broker } = opened({ requestsPerSecond: 0.5, maxWaitMs: 1500 });
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    const error = errorOf(await broker.investorFlow({ market: 'kospi' }));
    expect(error).toMatchObject({ kind: 'throttled' });
    expect(error).not.toHaveProperty('code');
    expect(error.kind === 'throttled' && error.retryAfterMs).toBeGreaterThan(1500);
  });
});

describe('a quota that is used up for a moment', () => {
  it.each([
    ['with HTTP 500', TOO_FAST],
    ['with HTTP 200', refused('EGW00201', FAST, 200)],
  ])('is waited out, announced, and the question is answered: %s', async (_, once) => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [once, flowRow()]);
    const { broker, events, clock } = opened();
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    await setImmediate();
    const retry = events.find(({ type }) => type === 'retry');
    expect(retry).toMatchObject({ type: 'retry', attempt: 2, at: { api: 'FHPTJ04030000' } });
    const waitMs = retry?.type === 'retry' ? retry.waitMs : NaN;
    expect(waitMs).toBeGreaterThanOrEqual(500);
    expect(clock.slept).toContain(waitMs);
  });

  it('of one token a minute is waited out for a minute, announced beforehand', async () => {
    answering(PATHS.token, [ONE_A_MINUTE, granted()]);
    answering(PATHS.flow, [flowRow()]);
    const { broker, events, clock } = opened();
    const began = clock.now();
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    expect(clock.now() - began).toBeGreaterThanOrEqual(60_000);
    await setImmediate();
    expect(events.filter(({ type }) => type === 'retry')).toEqual([
      {
        type: 'retry',
        at: { broker: 'koreainvestment', operation: 'investorFlow', api: 'tokenP' },
        attempt: 2,
        waitMs: 60_000,
        because: "The broker's quota is used up [EGW00133].",
      },
    ]);
  });
});

describe('a broker that does not answer', () => {
  const unavailable = (code: string) => ({ kind: 'unavailable', cause: { code } });
  const passing = (code: string, message: string) => ({
    title: code,
    flows: times(ALWAYS, refused(code, message)),
    error: { ...unavailable(code), code, at: { api: 'FHPTJ04030000' } },
  });
  eachIsTold([
    passing('EGW00316', '조회 처리 중 오류 발생하였습니다. 재 조회 수행 부탁드립니다.'),
    passing('EGW00300', 'Gateway 라우팅 오류가 발생했습니다.'),
    passing('EGW00301', '연결 시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.'),
    passing('EGW00302', '거래시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.'),
    {
      title: 'EGW00002 of the token call',
      tokens: times(ALWAYS, denied('EGW00002', '서버 에러가 발생했습니다.')),
      error: { ...unavailable('EGW00002'), code: 'EGW00002', at: { api: 'tokenP' } },
    },
    { title: 'a torn line', flows: times(ALWAYS, RESET), error: unavailable('ECONNRESET') },
    {
      title: 'a name that is not found',
      flows: times(ALWAYS, { broken: 'getaddrinfo ENOTFOUND', code: 'ENOTFOUND' }),
      error: unavailable('ENOTFOUND'),
      absent: 'code',
    },
    {
      title: 'an answer that does not end in time',
      flows: [{ ...flowRow(), delayMs: 30_000 }],
      settings: { timeoutMs: 500, retries: 0 },
      error: unavailable('TIMEOUT'),
    },
    {
      title: 'HTTP 503 with a page for people',
      flows: times(ALWAYS, MAINTENANCE),
      error: { ...unavailable('HTTP 503'), at: { api: 'FHPTJ04030000' } },
    },
    {
      title: 'HTTP 500 with nothing',
      flows: times(ALWAYS, { status: 500, body: '' }),
      error: unavailable('HTTP 500'),
    },
    {
      title: 'a token call that does not end',
      tokens: times(ALWAYS, RESET),
      error: { ...unavailable('ECONNRESET'), at: { api: 'tokenP' } },
    },
    {
      title: 'a torn line where nothing is sent again',
      flows: [RESET],
      settings: { retries: 0 },
      error: unavailable('ECONNRESET'),
    },
  ]);

  it.each([
    ['a torn line', RESET],
    ['a server fault', MAINTENANCE],
    ['EGW00316', refused('EGW00316', '조회 처리 중 오류 발생하였습니다.')],
  ])('for a moment is asked again: %s', async (_, once) => {
    answering(PATHS.token, [once, granted()]);
    answering(PATHS.flow, [once, once, once, flowRow()]);
    const { broker } = opened();
    expect(valueOf(await broker.investorFlow({ market: 'kospi' })).sector.code).toBe('0001');
  });
});
