import type { Answer, Body, Refusal } from '../../wire.ts';

const CONTENT_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const MESSAGES = {
  EGW00101: '유효하지 않은 요청입니다.',
  EGW00102: 'AppKey는 필수입니다.',
  EGW00103: '유효하지 않은 AppKey입니다.',
  EGW00104: 'AppSecret은 필수입니다.',
  EGW00105: '유효하지 않은 AppSecret입니다.',
  EGW00115: 'grant_type은 필수입니다.',
  EGW00116: '지원하지 않는 grant_type입니다.',
  EGW00121: '유효하지 않은 token 입니다.',
  EGW00123: '기간이 만료된 token 입니다.',
  EGW00132: 'Content-Type이 유효하지 않습니다.',
  EGW00133: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
  EGW00201: '초당 거래건수를 초과하였습니다.',
  EGW00205: 'credentials_type이 유효하지 않습니다.(Bearer)',
  EGW00207: 'IP 주소가 유효하지 않습니다.',
  EGW00208: '고객유형(custtype)이 유효하지 않습니다.',
  EGW00209: '일련번호(seq_no)가 유효하지 않습니다.',
  EGW00212: '휴대전화번호는 필수입니다.',
  EGW00304: '고객식별키가 유효하지 않습니다.',
  OPSQ0002: '없는 서비스 코드 입니다',
  OPSQ2001: 'ERROR INPUT FIELD NOT FOUND',
} as const;
export type ErrorCode = keyof typeof MESSAGES;

/** A token call's answer: the body is all there is. */
export const give = (body: Body, status = 200): Answer => ({
  status,
  headers: CONTENT_TYPE,
  body,
});

export const succeed = (api: string, parts: Body): Answer => ({
  status: 200,
  headers: { ...CONTENT_TYPE, tr_id: api, tr_cont: '' },
  body: { ...parts, rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' },
});

export const isTokenApi = (api: string): boolean => api === 'tokenP' || api === 'revokeP';

/** Refuses with a documented code; `detail` follows its message. */
export const refuse = (api: string, code: ErrorCode, detail = ''): Answer =>
  refuseWith(api, { code, message: `${MESSAGES[code]}${detail}` });

/** Refuses with any code: token calls and data calls have an envelope each. */
export function refuseWith(api: string, { code, message, status, returnCode }: Refusal): Answer {
  if (isTokenApi(api)) {
    return give({ error_description: message, error_code: code }, status ?? 403);
  }
  const isGateway = code.startsWith('EGW');
  return {
    status: status ?? (isGateway ? 500 : 200),
    headers: CONTENT_TYPE,
    body: {
      rt_cd: String(returnCode ?? (code.startsWith('OPSQ2') ? 2 : 1)),
      msg_cd: code,
      msg1: message,
    },
  };
}
