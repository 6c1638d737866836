import { setImmediate } from 'node:timers/promises';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { expectHidden } from '../../../test/support/shown.ts';
import {
  answering,
  CORPORATION,
  denied,
  DEVICE,
  flowBody,
  flowing,
  flowRow,
  granted,
  HOST,
  NEW_TOKEN,
  offline,
  opened,
  PATHS,
  refused,
  SECRETS,
  times,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { BLANK_ROW, OFFICIAL_ROW } from './__fixtures__/rows.ts';

offline();

const KOSPI = { market: 'kospi' } as const;

describe('EGW00133, one token a minute', () => {
  const WAIT = denied('EGW00133', '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)');

  it.each([
    ['twice: a second minute is more than a question waits', 2, {}],
    ['where a minute is too long', 1, { maxWaitMs: 59_999 }],
    ['without retries', 1, { retries: 0 }],
    ['as often as there are retries', 3, { retries: 2, maxWaitMs: 1_000_000 }],
  ] as const)('is throttled %s', async (_, count, settings) => {
    answering(PATHS.token, times(count, WAIT));
    expect(errorOf(await opened(settings).broker.investorFlow(KOSPI))).toMatchObject({
      kind: 'throttled',
      code: 'EGW00133',
      retryAfterMs: 60_000,
      at: { api: 'tokenP' },
    });
  });

  it('is waited for, and an event says so beforehand', async () => {
    answering(PATHS.token, [WAIT, granted()]);
    answering(PATHS.flow, [flowRow()]);
    const { broker, events, clock } = opened();
    const began = clock.now();
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    expect(clock.now() - began).toBeGreaterThanOrEqual(60_000);
    await setImmediate();
    expect(events.filter(({ type }) => type === 'retry')).toMatchObject([
      { at: { operation: 'investorFlow', api: 'tokenP' }, attempt: 2, waitMs: 60_000 },
    ]);
  });

  it('is waited for when a token dies within the minute', async () => {
    const dead = refused('EGW00123', '기간이 만료된 token 입니다.');
    answering(PATHS.token, [granted(TOKEN), WAIT, granted(NEW_TOKEN)]);
    answering(PATHS.flow, [dead, flowRow()]);
    const { broker, clock } = opened();
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    expect(clock.slept).toContain(60_000);
  });
});

describe('a call for each sector of a market', () => {
  it('replaces a dead token once for all of them', async () => {
    answering(PATHS.token, [granted(TOKEN), granted(NEW_TOKEN)]);
    nock(HOST)
      .get(PATHS.flow)
      .query(true)
      .times(56)
      .optionally()
      .reply(function reply() {
        const isDead = this.req.headers['authorization'] === `Bearer ${TOKEN}`;
        const dead = { rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token 입니다.' };
        return [200, isDead ? dead : flowBody([OFFICIAL_ROW])];
      });
    const { broker } = opened({ requestsPerSecond: 100 });
    expect(valueOf(await broker.sectorFlows(KOSPI))).toHaveLength(28);
  });

  it('has nothing where every sector is blank', async () => {
    flowing(...times(31, flowRow(BLANK_ROW)));
    expect(errorOf(await opened().broker.sectorFlows({ market: 'kosdaq' }))).toMatchObject({
      kind: 'empty',
      at: { operation: 'sectorFlows' },
    });
  });
});

it('nothing of a corporation is shown when the broker repeats it', async () => {
  flowing({ ...refused('X', 'no', 200), echo: true });
  const { broker, events } = opened({ customer: { ...CORPORATION, macAddress: DEVICE } });
  const error = errorOf(await broker.investorFlow(KOSPI));
  expect(error.kind === 'rejected' && error.brokerMessage).toContain('[redacted]');
  expectHidden(SECRETS, error, events);
});
