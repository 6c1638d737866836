import type { BrokerErrorKind } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAfterwards, SECRETS } from './support/after-each.ts';
import { sent, spoilings } from './support/bodies.ts';
import { brokers } from './support/brokers.ts';
import { delivered, USUAL } from './support/delivery.ts';
import { parseJson } from './support/json-text.ts';
import { fuzz } from './support/runs.ts';

const ECHO = `${SECRETS.appKey} ${SECRETS.secret} ${SECRETS.token}`;

/** Bodies the brokers have been seen to refuse with, and what each means. */
const KIWOOM: readonly (readonly [number, string, BrokerErrorKind])[] = [
  [3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]', 'unauthenticated'],
  [
    2,
    '입력 값 오류입니다[8030:투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다]',
    'unauthenticated',
  ],
  [
    5,
    '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka10081]',
    'throttled',
  ],
  [2, `입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. ${ECHO}]`, 'rejected'],
  [5, '거절[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다]', 'empty'],
  [9, `예기치 못한 에러가 발생했습니다[1999:실패사유=${ECHO}]`, 'unavailable'],
];
const KOREA_INVESTMENT: readonly (readonly [object, BrokerErrorKind])[] = [
  [{ error_description: '유효하지 않은 AppKey입니다.', error_code: 'EGW00103' }, 'unauthenticated'],
  [{ rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token 입니다.' }, 'unauthenticated'],
  [{ rt_cd: '1', msg_cd: 'EGW00201', msg1: '초당 거래건수를 초과하였습니다.' }, 'throttled'],
  [{ rt_cd: '1', msg_cd: 'EGW00316', msg1: `조회 처리 중 오류 ${ECHO}` }, 'unavailable'],
  [{ rt_cd: '2', msg_cd: 'OPSQ2001', msg1: `ERROR INPUT FIELD NOT FOUND ${ECHO}` }, 'rejected'],
  [{ rt_cd: '0', msg_cd: 'KIOK0560', msg1: '조회할 내용이 없습니다' }, 'empty'],
];
const CASES = [
  ...KIWOOM.map(([return_code, return_msg, kind]) => ({
    broker: 'kiwoom' as const,
    body: { return_code, return_msg },
    kind,
  })),
  ...KOREA_INVESTMENT.map(([body, kind]) => ({ broker: 'koreainvestment' as const, body, kind })),
];

/** What an answer can end in; the others are about the question and the caller. */
const ENDS = 'unauthenticated throttled rejected empty unreadable unavailable'.split(' ');

describe('a refusal', () => {
  it.each(CASES)('$broker $body.msg_cd$body.return_msg: $kind', async ({ broker, body, kind }) => {
    brokers.answer(() => delivered(Buffer.from(JSON.stringify(body)), USUAL));
    const { signal } = brokers;
    const result = await brokers[broker].investorFlow({ market: 'kospi' }, { signal });
    checkAfterwards(result, signal);
    expect(result.isErr() && result.error.kind).toBe(kind);
  });

  it('spoilt, is never an answer, and tells no secret it echoes', () =>
    fuzz(
      fc.tuple(fc.constantFrom(...CASES), spoilings, fc.boolean()),
      async ([{ broker, body }, spoiling, isSignIn]) => {
        const base = parseJson(JSON.stringify(body));
        if (base === undefined) throw new Error('no JSON');
        const { delivery } = sent(base, spoiling);
        brokers.answer(() => delivery);
        if (isSignIn) {
          brokers.tokens.held = undefined;
          brokers.server.answer(() => delivery);
        }
        const { signal } = brokers;
        const result = await brokers[broker].investorFlow({ market: 'kospi' }, { signal });
        checkAfterwards(result, signal);
        expect(result.isErr()).toBe(true);
        if (result.isErr()) expect(ENDS).toContain(result.error.kind);
      },
      brokers.server.said,
    ));
});
