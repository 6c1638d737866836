import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { eachIsTold, refused, times } from './__fixtures__/failing.ts';
import {
  answering,
  granted,
  HOST,
  NEW_TOKEN,
  offline,
  opened,
  PATHS,
  sectorList,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { SECTOR_ROW } from './__fixtures__/rows.ts';

offline();

const TWO_TOKENS = [granted(TOKEN), granted(NEW_TOKEN)];
const DEAD = refused(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]');
const WRONG_KEY = refused(
  2,
  '입력 값 오류입니다[8030:투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다]',
);
const at = (api: string): object => ({ operation: 'investorFlow', api });

describe('who is not let in when asking for a token', () => {
  eachIsTold(
    (
      [
        [
          '8001',
          'key-refused',
          '인증에 실패했습니다[8001:App Key와 Secret Key 검증에 실패했습니다]',
        ],
        ['8002', 'key-refused', '[8002:App Key와 Secret Key 검증에 실패했습니다. 실패사유 : 만료]'],
        [
          '8020',
          'key-refused',
          '입력 값 오류입니다[8020:appkey 또는 secretkey가 들어오지 않았습니다]',
        ],
        ['8040', 'address-refused', '인증에 실패했습니다[8040:단말기 인증에 실패했습니다]'],
        ['8050', 'address-refused', '인증에 실패했습니다[8050:지정단말기 인증에 실패했습니다]'],
      ] as const
    ).map(([code, reason, message]) => ({
      title: code,
      tokens: [refused(3, message)],
      error: { kind: 'unauthenticated', reason, code, at: at('au10001') },
    })),
  );
  eachIsTold([
    {
      title: '8030, a mock key at the live host',
      tokens: [WRONG_KEY],
      error: {
        kind: 'unauthenticated',
        reason: 'wrong-environment',
        code: '8030',
        at: at('au10001'),
      },
    },
    {
      title: 'HTTP 401 without a code: there is no token yet to refuse',
      tokens: [{ status: 401, body: '' }],
      error: { kind: 'unauthenticated', reason: 'key-refused', at: at('au10001') },
      absent: 'code',
    },
  ]);
});

describe('who is not let in with the first token, nor with a new one', () => {
  eachIsTold(
    (
      [
        ['8003', 'token-refused', '[8003:Access Token을 조회하는데 실패했습니다]'],
        ['8005', 'token-refused', '인증에 실패했습니다[8005:Token이 유효하지 않습니다]'],
        ['8103', 'token-refused', '[8103:토큰 인증 또는 단말기인증에 실패했습니다]'],
        ['8010', 'address-refused', '[8010:Token을 발급받은 IP와 요청한 IP가 동일하지 않습니다]'],
        ['8031', 'wrong-environment', '[8031:투자구분이 달라서 Token를 사용할수가 없습니다]'],
      ] as const
    ).map(([code, reason, message]) => ({
      title: code,
      tokens: TWO_TOKENS,
      sectors: times(2, refused(3, message)),
      error: { kind: 'unauthenticated', reason, code, at: at('ka10051') },
    })),
  );
  eachIsTold([
    ...[401, 403].map((status) => ({
      title: `HTTP ${status} without a code`,
      tokens: TWO_TOKENS,
      sectors: times(2, { status, body: '<html></html>' }),
      error: { kind: 'unauthenticated', reason: 'token-refused', at: at('ka10051') },
      absent: 'code',
    })),
    {
      title: 'a failed sign-in without a code',
      tokens: TWO_TOKENS,
      sectors: times(2, refused(3, '인증에 실패했습니다')),
      error: { kind: 'unauthenticated', reason: 'token-refused' },
      absent: 'code',
    },
    {
      title: 'a new token that cannot be had',
      tokens: [granted(TOKEN), refused(3, '[8001:App Key와 Secret Key 검증에 실패했습니다]')],
      sectors: [DEAD],
      error: {
        kind: 'unauthenticated',
        reason: 'key-refused',
        code: '8001',
        at: at('au10001'),
      },
    },
  ]);
});

describe('who is not let in with any token', () => {
  eachIsTold([
    {
      title: '8030',
      sectors: [WRONG_KEY],
      error: { kind: 'unauthenticated', reason: 'wrong-environment', code: '8030' },
    },
    {
      title: '8050',
      sectors: [refused(3, '인증에 실패했습니다[8050:지정단말기 인증에 실패했습니다]')],
      error: { kind: 'unauthenticated', reason: 'address-refused', code: '8050' },
    },
  ]);
});

describe('a token that died', () => {
  const bearers: string[] = [];
  const listening = (answers: readonly object[]): void => {
    bearers.length = 0;
    for (const body of answers)
      nock(HOST)
        .post(PATHS.sectors)
        .reply(function reply() {
          bearers.push(this.req.headers['authorization'] ?? 'none');
          return [200, body];
        });
  };
  const dead = {
    return_code: 3,
    return_msg: '인증에 실패했습니다[8005:Token이 유효하지 않습니다]',
  };
  const fine = { inds_netprps: [SECTOR_ROW], return_code: 0 };

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
    expect(error).toMatchObject({ kind: 'unauthenticated', code: '8005' });
    expect(bearers).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
  });

  it('costs no retry: the re-issue is not one of them', async () => {
    answering(PATHS.token, TWO_TOKENS);
    listening([dead, fine]);
    const { broker } = opened({ retries: 0 });
    expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
  });

  it('is replaced once for value and volume together', async () => {
    answering(PATHS.token, TWO_TOKENS);
    answering(PATHS.sectors, [DEAD, DEAD, sectorList([SECTOR_ROW]), sectorList([SECTOR_ROW])]);
    const flow = await opened().broker.investorFlow({
      market: 'kospi',
      measures: ['value', 'volume'],
    });
    expect(flow.isOk()).toBe(true);
  });

  it('is kept for the next question, and the next source with the same clock', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, times(3, sectorList([SECTOR_ROW])));
    const first = opened();
    const second = opened({ clock: first.clock });
    for (const { broker } of [first, first, second])
      expect((await broker.investorFlow({ market: 'kospi' })).isOk()).toBe(true);
  });
});
