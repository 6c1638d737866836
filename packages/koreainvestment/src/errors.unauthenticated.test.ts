import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { denied, eachIsTold, refused, times } from './__fixtures__/failing.ts';
import {
  answering,
  CORPORATION,
  flowBody,
  flowRow,
  granted,
  HOST,
  NEW_TOKEN,
  offline,
  opened,
  PATHS,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { OFFICIAL_ROW } from './__fixtures__/rows.ts';

offline();

const TWO_TOKENS = [granted(TOKEN), granted(NEW_TOKEN)];
const EXPIRED = refused('EGW00123', '기간이 만료된 token 입니다.');
const at = (api: string): object => ({ operation: 'investorFlow', api });

describe('who is not let in when asking for a token', () => {
  eachIsTold(
    (
      [
        ['EGW00102', 'key-refused', 'AppKey는 필수입니다.'],
        ['EGW00103', 'key-refused', '유효하지 않은 AppKey입니다.'],
        ['EGW00104', 'key-refused', 'AppSecret은 필수입니다.'],
        ['EGW00105', 'key-refused', '유효하지 않은 AppSecret입니다.'],
        ['EGW00003', 'no-permission', '접근이 거부되었습니다.'],
        ['EGW00207', 'address-refused', 'IP 주소가 없거나 유효하지 않습니다.'],
      ] as const
    ).map(([code, reason, message]) => ({
      title: code,
      tokens: [denied(code, message)],
      error: { kind: 'unauthenticated', reason, code, at: at('tokenP') },
    })),
  );
  eachIsTold([
    {
      title: 'HTTP 403 without a code: there is no token yet to refuse',
      tokens: [{ status: 403, body: '' }],
      error: { kind: 'unauthenticated', reason: 'key-refused', at: at('tokenP') },
      absent: 'code',
    },
  ]);
});

describe('who is not let in with the first token, nor with a new one', () => {
  eachIsTold(
    (
      [
        ['EGW00121', '유효하지 않은 token 입니다.'],
        ['EGW00122', 'token을 찾을 수 없습니다.'],
        ['EGW00123', '기간이 만료된 token 입니다.'],
      ] as const
    ).flatMap(([code, message]) =>
      [500, 200].map((status) => ({
        title: `${code} with HTTP ${status}`,
        tokens: TWO_TOKENS,
        flows: times(2, refused(code, message, status)),
        error: {
          kind: 'unauthenticated',
          reason: 'token-refused',
          code,
          at: at('FHPTJ04030000'),
        },
      })),
    ),
  );
  eachIsTold([
    ...[401, 403].map((status) => ({
      title: `HTTP ${status} without a code`,
      tokens: TWO_TOKENS,
      flows: times(2, { status, body: '<html></html>' }),
      error: { kind: 'unauthenticated', reason: 'token-refused', at: at('FHPTJ04030000') },
      absent: 'code',
    })),
    {
      title: 'a new token that cannot be had',
      tokens: [granted(TOKEN), denied('EGW00105', '유효하지 않은 AppSecret입니다.')],
      flows: [EXPIRED],
      error: {
        kind: 'unauthenticated',
        reason: 'key-refused',
        code: 'EGW00105',
        at: at('tokenP'),
      },
    },
  ]);
});

describe('who is not let in with any token', () => {
  eachIsTold(
    (
      [
        ['EGW02004', 'wrong-environment', '실전투자 TR 이 아닙니다.'],
        ['EGW02006', 'wrong-environment', '모의투자 TR 이 아닙니다.'],
        ['EGW00206', 'no-permission', 'API 사용 권한이 없습니다.'],
        ['EGW00207', 'address-refused', 'IP 주소가 없거나 유효하지 않습니다.'],
        ['EGW00303', 'address-refused', '법인고객에게 허용되지 않은 IP접근입니다.'],
        ['EGW00103', 'key-refused', '유효하지 않은 AppKey입니다.'],
      ] as const
    ).map(([code, reason, message]) => ({
      title: code,
      settings: { customer: CORPORATION },
      flows: [refused(code, message)],
      error: { kind: 'unauthenticated', reason, code, at: at('FHPTJ04030000') },
    })),
  );
});

describe('a token that died', () => {
  const bearers: string[] = [];
  const listening = (answers: readonly object[]): void => {
    bearers.length = 0;
    for (const body of answers)
      nock(HOST)
        .get(PATHS.flow)
        .query(true)
        .reply(function reply() {
          bearers.push(this.req.headers['authorization'] ?? 'none');
          return [200, body];
        });
  };
  const dead = { rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token 입니다.' };
  const fine = flowBody([OFFICIAL_ROW]);

  it('is replaced once, and the question is answered', async () => {
    answering(PATHS.token, TWO_TOKENS);
    listening([dead, fine]);
    const { broker } = opened();
    expect(valueOf(await broker.investorFlow({ market: 'kospi' })).day).toBe('2026-07-01');
    expect(bearers).toEqual([`Bearer ${TOKEN}`, `Bearer ${NEW_TOKEN}`]);
  });

  it('is asked for once more and not again when the broker hands out the same', async () => {
    answering(PATHS.token, [granted(TOKEN), granted(TOKEN)]);
    listening([dead, dead]);
    const error = errorOf(await opened().broker.investorFlow({ market: 'kospi' }));
    expect(error).toMatchObject({ kind: 'unauthenticated', code: 'EGW00123' });
    expect(bearers).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
  });

  it('costs no retry: the re-issue is not one of them', async () => {
    answering(PATHS.token, TWO_TOKENS);
    listening([dead, fine]);
    const { broker } = opened({ retries: 0 });
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
  });

  it('is replaced within the minute when the broker makes us wait for the next one', async () => {
    const wait = denied('EGW00133', '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)');
    answering(PATHS.token, [granted(TOKEN), wait, granted(NEW_TOKEN)]);
    listening([dead, fine]);
    const { broker, clock } = opened();
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
    expect(bearers).toEqual([`Bearer ${TOKEN}`, `Bearer ${NEW_TOKEN}`]);
    expect(clock.slept).toContain(60_000);
  });

  it('is replaced once for all the sectors of a market', async () => {
    answering(PATHS.token, TWO_TOKENS);
    const isDead = (header: string): boolean => header === `Bearer ${TOKEN}`;
    nock(HOST)
      .get(PATHS.flow)
      .query(true)
      .times(56)
      .optionally()
      .reply(function reply() {
        return [200, isDead(this.req.headers['authorization'] ?? 'none') ? dead : fine];
      });
    const { broker } = opened({ requestsPerSecond: 100 });
    expect(valueOf(await broker.sectorFlows({ market: 'kospi' }))).toHaveLength(28);
  });

  it('is kept for the next question, and the next source with the same clock', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, times(3, flowRow()));
    const first = opened();
    const second = opened({ clock: first.clock });
    for (const { broker } of [first, first, second])
      expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
  });
});
