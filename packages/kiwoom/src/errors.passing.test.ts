import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { eachIsTold, refused, times } from './__fixtures__/failing.ts';
import {
  type Answer,
  answering,
  granted,
  HOST,
  movingClock,
  offline,
  opened,
  PATHS,
  sectorList,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { SECTOR_ROW } from './__fixtures__/rows.ts';

offline();

const FAST =
  '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka10051]';
const TOO_FAST = refused(5, FAST, 429);
const MAINTENANCE: Answer = { status: 503, body: '<html><h1>Service Unavailable</h1></html>' };
const RESET: Answer = { broken: 'socket hang up', code: 'ECONNRESET' };

/** The first time and three retries. */
const ALWAYS = 4;

describe('a quota that stays used up', () => {
  eachIsTold([
    {
      title: '1700 with HTTP 429',
      sectors: times(ALWAYS, TOO_FAST),
      error: { kind: 'throttled', code: '1700', at: { api: 'ka10051' } },
      absent: 'retryAfterMs',
    },
    {
      title: '1700 with HTTP 200',
      sectors: times(ALWAYS, refused(5, FAST)),
      error: { kind: 'throttled', code: '1700' },
    },
    {
      title: '1701, the whole account',
      sectors: times(
        ALWAYS,
        refused(5, '[1701:허용된 전체 요청 개수를 초과하였습니다. 총유량=20]'),
      ),
      error: { kind: 'throttled', code: '1701' },
    },
    {
      title: '1702, a group of calls',
      sectors: times(ALWAYS, refused(5, '[1702:허용된 그룹 요청 개수를 초과하였습니다. 총유량=9]')),
      error: { kind: 'throttled', code: '1702' },
    },
    {
      title: 'HTTP 429 without a code',
      sectors: times(ALWAYS, { status: 429, body: '' }),
      error: { kind: 'throttled', code: 'HTTP 429' },
    },
    {
      title: '1700 of the token call',
      tokens: times(ALWAYS, TOO_FAST),
      error: { kind: 'throttled', code: '1700', at: { api: 'au10001' } },
    },
    {
      title: '1700 where nothing is sent again',
      sectors: [TOO_FAST],
      settings: { retries: 0 },
      error: { kind: 'throttled', code: '1700' },
    },
    {
      title: '1700 where there is no time to wait',
      sectors: [TOO_FAST],
      settings: { maxWaitMs: 400 },
      error: { kind: 'throttled', code: '1700' },
    },
  ]);

  it('is our own when a turn comes later than the question may wait', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    const { broker } = opened({ requestsPerSecond: 0.5, maxWaitMs: 1500 });
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    const error = errorOf(await broker.investorFlow({ market: 'kospi' }));
    expect(error).toMatchObject({ kind: 'throttled' });
    expect(error).not.toHaveProperty('code');
    expect(error.kind === 'throttled' && error.retryAfterMs).toBeGreaterThan(1500);
  });
});

describe('a quota that is used up for a moment', () => {
  it('is waited out, announced, and the question is answered', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [TOO_FAST, sectorList([SECTOR_ROW])]);
    const { broker, events, clock } = opened();
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    const retry = events.find(({ type }) => type === 'retry');
    expect(retry).toMatchObject({ type: 'retry', attempt: 2, at: { api: 'ka10051' } });
    const waitMs = retry?.type === 'retry' ? retry.waitMs : NaN;
    expect(waitMs).toBeGreaterThanOrEqual(500);
    expect(clock.slept).toContain(waitMs);
  });

  /** When each of the calls was received. */
  async function startsAfter(first: Answer): Promise<readonly number[]> {
    const clock = movingClock();
    const starts: number[] = [];
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [first]);
    nock(HOST)
      .post(PATHS.sectors)
      .times(5)
      .reply(() => {
        starts.push(clock.now());
        return [200, { inds_netprps: [SECTOR_ROW], return_code: 0 }];
      });
    const { broker } = opened({ clock });
    await broker.investorFlow({ market: 'kospi' });
    for (const _ of [1, 2, 3, 4])
      expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    nock.cleanAll();
    return starts;
  }
  const gaps = (starts: readonly number[]): readonly number[] =>
    starts.slice(1).map((start, at) => start - (starts[at] ?? NaN));

  it('teaches the rate the broker names, for every call that follows', async () => {
    for (const gap of gaps(await startsAfter(TOO_FAST))) expect(gap).toBeGreaterThanOrEqual(1000);
  });

  it('teaches nothing where only the total is named', async () => {
    const total = refused(5, '[1701:허용된 전체 요청 개수를 초과하였습니다. 총유량=1]', 429);
    const [soonest = NaN] = gaps(await startsAfter(total)).toSorted((a, b) => a - b);
    expect(soonest).toBeLessThan(1000);
  });

  it('is one for each call id: holdings are not slowed by sectors', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [TOO_FAST, sectorList([SECTOR_ROW])]);
    answering(PATHS.holdings, times(4, { body: { stk_frgnr: [], return_code: 0 } }));
    const { broker, clock } = opened();
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    const before = clock.now();
    for (const _ of [1, 2, 3, 4]) await broker.foreignHoldings({ stock: '005930' });
    expect(clock.now()).toBe(before);
  });
});

describe('a broker that does not answer', () => {
  const unavailable = (code: string) => ({ kind: 'unavailable', cause: { code } });
  eachIsTold([
    { title: 'a torn line', sectors: times(ALWAYS, RESET), error: unavailable('ECONNRESET') },
    {
      title: 'a name that is not found',
      sectors: times(ALWAYS, { broken: 'getaddrinfo ENOTFOUND api.kiwoom.com', code: 'ENOTFOUND' }),
      error: unavailable('ENOTFOUND'),
      absent: 'code',
    },
    {
      title: 'an answer that does not end in time',
      sectors: [{ ...sectorList([SECTOR_ROW]), delayMs: 30_000 }],
      settings: { timeoutMs: 500, retries: 0 },
      error: unavailable('TIMEOUT'),
    },
    {
      title: 'HTTP 503 with a page for people',
      sectors: times(ALWAYS, MAINTENANCE),
      error: { ...unavailable('HTTP 503'), at: { operation: 'investorFlow', api: 'ka10051' } },
    },
    {
      title: 'HTTP 500 with nothing',
      sectors: times(ALWAYS, { status: 500, body: '' }),
      error: unavailable('HTTP 500'),
    },
    {
      title: '1999, which the broker itself did not expect',
      sectors: times(ALWAYS, refused(9, '[1999:예기치 못한 에러가 발생했습니다. 실패사유=DB]')),
      error: { ...unavailable('1999'), code: '1999' },
    },
    {
      title: 'a token call that does not end',
      tokens: times(ALWAYS, RESET),
      error: { ...unavailable('ECONNRESET'), at: { api: 'au10001' } },
    },
    {
      title: 'a torn line where nothing is sent again',
      sectors: [RESET],
      settings: { retries: 0 },
      error: unavailable('ECONNRESET'),
    },
  ]);

  it.each([
    ['a torn line', RESET],
    ['a server fault', MAINTENANCE],
    ['1999', refused(9, '[1999:예기치 못한 에러가 발생했습니다]')],
  ])('for a moment is asked again: %s', async (_, once) => {
    answering(PATHS.token, [once, granted()]);
    answering(PATHS.sectors, [once, once, once, sectorList([SECTOR_ROW])]);
    const { broker } = opened();
    expect(valueOf(await broker.investorFlow({ market: 'kospi' })).sector.code).toBe('001');
  });
});
