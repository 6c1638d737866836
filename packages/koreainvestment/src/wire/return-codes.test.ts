import { describe, expect, it } from 'vitest';
import { meansEmpty, refusalOf } from './return-codes.ts';

/** The codes a read-only caller can meet, as the broker's own lists and its users tell them. */
const KNOWN = [
  ['EGW00001', '일시적 오류가 발생했습니다.', 'unavailable'],
  ['EGW00002', '서버 에러가 발생했습니다.', 'unavailable'],
  ['EGW00003', '접근이 거부되었습니다.', 'no-permission'],
  ['EGW00004', '권한을 부여받지 않은 고객입니다.', 'no-permission'],
  ['EGW00101', '유효하지 않은 요청입니다.', 'rejected'],
  ['EGW00102', 'AppKey는 필수입니다.', 'key-refused'],
  ['EGW00103', '유효하지 않은 AppKey입니다.', 'key-refused'],
  ['EGW00104', 'AppSecret은 필수입니다.', 'key-refused'],
  ['EGW00105', '유효하지 않은 AppSecret입니다.', 'key-refused'],
  ['EGW00115', 'grant_type은 필수입니다.', 'rejected'],
  ['EGW00121', '유효하지 않은 token 입니다.', 'token-refused'],
  ['EGW00122', 'token을 찾을 수 없습니다.', 'token-refused'],
  ['EGW00123', '기간이 만료된 token 입니다.', 'token-refused'],
  ['EGW00133', '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)', 'throttled'],
  ['EGW00201', '초당 거래건수를 초과하였습니다.', 'throttled'],
  ['EGW00202', 'GW라우팅 중 오류가 발생했습니다.', 'unavailable'],
  ['EGW00203', 'OPS라우팅 중 오류가 발생했습니다.', 'unavailable'],
  ['EGW00204', 'Internal Gateway 인스턴스를 잘못 입력했습니다.', 'unavailable'],
  ['EGW00205', 'credentials_type이 유효하지 않습니다.(Bearer)', 'rejected'],
  ['EGW00206', 'API 사용 권한이 없습니다.', 'no-permission'],
  ['EGW00207', 'IP 주소가 없거나 유효하지 않습니다.', 'address-refused'],
  ['EGW00208', '고객유형(custtype)이 유효하지 않습니다.', 'rejected'],
  ['EGW00209', '일련번호(seq_no)가 유효하지 않습니다.', 'rejected'],
  ['EGW00210', '법인고객의 경우 모의투자를 이용할 수 없습니다.', 'rejected'],
  ['EGW00215', '원장 초당 거래건수를 초과하였습니다.', 'throttled'],
  ['EGW00300', 'Gateway 라우팅 오류가 발생했습니다.', 'unavailable'],
  ['EGW00301', '연결 시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.', 'unavailable'],
  ['EGW00302', '거래시간이 초과되었습니다. 직전 거래를 반드시 확인하세요.', 'unavailable'],
  ['EGW00303', '법인고객에게 허용되지 않은 IP접근입니다.', 'address-refused'],
  ['EGW00304', '고객식별키가 유효하지 않습니다.', 'rejected'],
  ['XYZ00001', '조회이후에 자료가 변경되었습니다.(다시 조회하세요)', 'unavailable'],
  ['EGW00316', '조회 처리 중 오류 발생하였습니다. 재 조회 수행 부탁드립니다.', 'unavailable'],
  ['EGW02004', '실전투자 TR 이 아닙니다.', 'wrong-environment'],
  ['EGW02006', '모의투자 TR 이 아닙니다.', 'wrong-environment'],
  ['OPSQ0002', '없는 서비스 코드 입니다', 'rejected'],
  ['OPSQ1002', 'SESSION FULL', 'unavailable'],
  ['OPSQ2000', 'ERROR : INPUT INVALID_CHECK_ACNO', 'rejected'],
  ['OPSQ2001', 'ERROR INPUT FIELD NOT FOUND [FID_INPUT_DATE_1]', 'rejected'],
  ['OPSQ2001', 'TIME LIMIT 00:00 ~ 15:40', 'rejected'],
  ['OPSQ2002', 'ERROR INPUT FIELD SIZE', 'rejected'],
  ['KIOK0560', '조회할 내용이 없습니다', 'empty'],
  ['KIER2620', '조회할 자료가 없습니다', 'empty'],
  ['EGW99999', '새로운 오류', 'rejected'],
] as const;

describe.each(KNOWN)('%s %s', (code, text, meaning) => {
  it(`means ${meaning}`, () => {
    const refusal = refusalOf(code, text);
    expect(refusal.kind === 'unauthenticated' ? refusal.reason : refusal.kind).toBe(meaning);
    expect(refusal).toHaveProperty('code', code);
    expect(refusalOf(`${code}  `, text)).toEqual(refusal);
  });
});

it('lets a new token help against a dead one, and against nothing else', () => {
  const renewing = KNOWN.filter(([code, text]) => {
    const refusal = refusalOf(code, text);
    return refusal.kind === 'unauthenticated' && refusal.renew;
  });
  expect(renewing.map(([code]) => code)).toEqual(['EGW00121', 'EGW00122', 'EGW00123']);
});

it('knows how long a quota lasts where the broker says so', () => {
  expect(refusalOf('EGW00133', '')).toEqual({
    kind: 'throttled',
    code: 'EGW00133',
    retryAfterMs: 60_000,
  });
  expect(refusalOf('EGW00215', '')).toMatchObject({ retryAfterMs: 1000 });
  expect(refusalOf('EGW00201', '')).toEqual({ kind: 'throttled', code: 'EGW00201' });
});

it('quotes what the broker said, without what pads it', () => {
  expect(refusalOf('OPSQ2001', ' TIME LIMIT 00:00 ~ 15:40   ')).toEqual({
    kind: 'rejected',
    code: 'OPSQ2001',
    brokerMessage: 'TIME LIMIT 00:00 ~ 15:40',
  });
  expect(refusalOf('OPSQ2001', '  ')).toMatchObject({
    brokerMessage: 'the broker gave no reason',
  });
});

it('takes two codes of success for nothing there', () => {
  expect(['KIOK0560', 'KIER2620', 'KIER2620 '].map(meansEmpty)).toEqual([true, true, true]);
  expect(['MCA00000', 'KIOK0500', 'KIOK0530', ''].some(meansEmpty)).toBe(false);
});

it('knows no code by a name every object has', () => {
  expect(refusalOf('constructor', 'x').kind).toBe('rejected');
});
