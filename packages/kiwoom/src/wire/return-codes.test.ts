import { describe, expect, it } from 'vitest';
import { refusalOf } from './return-codes.ts';

/** Kiwoom's own table, the code inside the text as it is on the wire. */
const DOCUMENTED = [
  [2, '1501', 'API ID가 Null이거나 값이 없습니다', 'rejected'],
  [1, '1504', '해당 URI에서는 지원하는 API ID가 아닙니다. API ID=ka1, URI=/x', 'rejected'],
  [2, '1505', '해당 API ID는 존재하지 않습니다. API ID=ka1', 'rejected'],
  [2, '1511', '필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=cycle_tp', 'rejected'],
  [2, '1512', 'Http header에 값이 설정되지 않았거나 읽을 수 없습니다', 'rejected'],
  [2, '1513', 'Http Header에 authorization 필드가 설정되어 있어야 합니다', 'rejected'],
  [2, '1514', 'authorization 필드 형식이 맞지 않습니다', 'rejected'],
  [2, '1515', 'authorization 내 Grant Type이 미리 정의된 형식이 아닙니다', 'rejected'],
  [2, '1516', 'authorization 내 Token이 정의되어 있지 않습니다', 'rejected'],
  [2, '1517', '입력 값 형식이 올바르지 않습니다. 파라미터=stk_cd 실패사유=길이', 'rejected'],
  [5, '1634', '요청 종목 수를 초과하였습니다', 'rejected'],
  [5, '1687', '재귀 호출이 발생하여 API 호출을 제한합니다, API ID=ka1', 'rejected'],
  [5, '1700', '허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka1', 'throttled'],
  [5, '1701', '허용된 전체 요청 개수를 초과하였습니다. 총유량=20', 'throttled'],
  [5, '1702', '허용된 그룹 요청 개수를 초과하였습니다. 총유량=10, API_ID=ka1', 'throttled'],
  [2, '1901', '시장 코드값이 존재하지 않습니다. 종목코드=999999', 'empty'],
  [2, '1902', '종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다', 'empty'],
  [2, '1903', '종목 정보가 없습니다. 입력한 종목코드, 거래소구분 값을 확인바랍니다', 'empty'],
  [9, '1999', '예기치 못한 에러가 발생했습니다. 실패사유=DB', 'unavailable'],
  [3, '8001', 'App Key와 Secret Key 검증에 실패했습니다', 'key-refused'],
  [3, '8002', 'App Key와 Secret Key 검증에 실패했습니다. 실패사유=만료', 'key-refused'],
  [3, '8003', 'Access Token을 조회하는데 실패했습니다', 'token-refused'],
  [3, '8005', 'Token이 유효하지 않습니다', 'token-refused'],
  [3, '8006', 'Access Token을 생성하는데 실패했습니다', 'rejected'],
  [3, '8009', 'Access Token을 발급하는데 실패했습니다', 'rejected'],
  [3, '8010', 'Token을 발급받은 IP와 서비스를 요청한 IP가 동일하지 않습니다', 'address-refused'],
  [2, '8011', 'grant_type이 들어오지 않았습니다', 'rejected'],
  [2, '8012', 'grant_type의 값이 맞지 않습니다', 'rejected'],
  [2, '8015', 'Access Token을 폐기하는데 실패했습니다', 'rejected'],
  [2, '8016', '폐기할 Token이 없습니다', 'rejected'],
  [2, '8020', '입력 파라미터로 appkey 또는 secretkey가 들어오지 않았습니다', 'key-refused'],
  [2, '8030', '투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다', 'wrong-environment'],
  [3, '8031', '투자구분(실전/모의)이 달라서 Token를 사용할수가 없습니다', 'wrong-environment'],
  [3, '8040', '단말기 인증에 실패했습니다', 'address-refused'],
  [3, '8050', '지정단말기 인증에 실패했습니다', 'address-refused'],
  [3, '8103', '토큰 인증 또는 단말기인증에 실패했습니다', 'token-refused'],
  [5, '8104', '모의투자에서 지원하지 않는 API 입니다', 'rejected'],
  [5, '8200', '법인 고객은 해당 API를 지원하지 않습니다', 'rejected'],
] as const;

describe.each(DOCUMENTED)('return code %i with %s: %s', (returnCode, code, text, meaning) => {
  const refusal = refusalOf(returnCode, `요청에 실패했습니다[${code}:${text}]`);

  it(`means ${meaning}`, () => {
    const told = refusal.kind === 'unauthenticated' ? refusal.reason : refusal.kind;
    expect(told).toBe(meaning);
    expect(refusal).toHaveProperty('code', code);
  });

  it('means the same when the code is the return code itself', () => {
    const bare = refusalOf(Number(code), text);
    expect({ ...bare, brokerMessage: '', because: '', cause: '' }).toEqual({
      ...refusal,
      brokerMessage: '',
      because: '',
      cause: '',
    });
  });
});

describe('a new token', () => {
  it('helps against a dead one, one of another address, and one of another environment', () => {
    const renewing = DOCUMENTED.filter(([returnCode, code, text]) => {
      const refusal = refusalOf(returnCode, `[${code}:${text}]`);
      return refusal.kind === 'unauthenticated' && refusal.renew;
    });
    expect(renewing.map(([, code]) => code)).toEqual(['8003', '8005', '8010', '8031', '8103']);
  });
});

describe('a quota', () => {
  it.each([
    [
      '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka10081]',
      1,
    ],
    ['…[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka10051]', 5],
    ['…[1700:허용된 API 요청 개수를 초과하였습니다. 유량 = 3]', 3],
  ])('is learnt where it is named: %s', (message, perSecond) => {
    expect(refusalOf(5, message)).toEqual({ kind: 'throttled', code: '1700', perSecond });
  });

  it('of the whole account is not the quota of a call', () => {
    expect(refusalOf(5, '…[1701:허용된 전체 요청 개수를 초과하였습니다. 총유량=20]')).toEqual({
      kind: 'throttled',
      code: '1701',
    });
  });

  it('of nothing is not learnt', () => {
    expect(refusalOf(5, '…[1700:… 유량=0]')).toEqual({ kind: 'throttled', code: '1700' });
  });

  it('is known by its name where the code is missing', () => {
    expect(refusalOf(5, '유량을 초과하였습니다')).toEqual({ kind: 'throttled', code: '5' });
  });
});

describe('a refusal without a known code', () => {
  it('of the sign-in class is a refused token', () => {
    expect(refusalOf(3, '인증에 실패했습니다')).toEqual({
      kind: 'unauthenticated',
      reason: 'token-refused',
      renew: true,
    });
  });

  it.each([
    [5, '종목코드 형식이 맞지 않습니다: KRX:005930', '5'],
    [7, '[2000](RC4058:모의투자 장종료)', '2000'],
    [7, '[RC9000:모의투자에서는 제공하지 않습니다]', 'RC9000'],
    [2, '입력 값 오류입니다[1599:새로운 오류]', '1599'],
    [7, 'constructor', '7'],
  ])('%i %s is a refusal of the request', (returnCode, brokerMessage, code) => {
    expect(refusalOf(returnCode, brokerMessage)).toEqual({ kind: 'rejected', code, brokerMessage });
  });

  it('says so where the broker said nothing', () => {
    expect(refusalOf(5, '  ')).toMatchObject({ brokerMessage: 'the broker gave no reason' });
  });
});
