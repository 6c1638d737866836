import type { Answer, Body, Refusal } from '../../wire.ts';

const CONTENT_TYPE = 'application/json;charset=UTF-8';
const DONE = { return_code: 0, return_msg: '정상적으로 처리되었습니다' };

/** What the return code's class says before the bracket. */
const CLASSES: Readonly<Record<number, string>> = {
  1: '잘못된 요청입니다',
  2: '입력 값 오류입니다',
  3: '인증에 실패했습니다',
  5: '허용된 요청 개수를 초과하였습니다',
};

const INPUT_ERROR = 2;

/** The class of each code, and what it says. */
const REFUSALS = {
  1501: [1, 'API ID가 Null이거나 값이 없습니다'],
  1504: [1, '해당 URI에서는 지원하는 API ID가 아닙니다'],
  1505: [1, '해당 API ID는 존재하지 않습니다'],
  1511: [INPUT_ERROR, '필수 입력 값에 값이 존재하지 않습니다'],
  1515: [INPUT_ERROR, 'authorization 내 Grant Type이 미리 정의된 형식이 아닙니다'],
  1517: [INPUT_ERROR, '입력 값 형식이 올바르지 않습니다'],
  1901: [INPUT_ERROR, '시장 코드값이 존재하지 않습니다'],
  1902: [INPUT_ERROR, '종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다'],
  1903: [INPUT_ERROR, '종목 정보가 없습니다. 입력한 종목코드, 거래소구분 값을 확인바랍니다'],
  8001: [3, 'App Key와 Secret Key 검증에 실패했습니다'],
  8005: [3, 'Token이 유효하지 않습니다'],
  8011: [INPUT_ERROR, 'grant_type이 들어오지 않았습니다'],
  8012: [INPUT_ERROR, 'grant_type의 값이 맞지 않습니다'],
  8015: [3, 'Access Token을 폐기하는데 실패하였습니다'],
  8016: [INPUT_ERROR, '폐기할 Token이 들어오지 않았습니다'],
  8020: [INPUT_ERROR, '입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다'],
} as const;
export type ErrorCode = keyof typeof REFUSALS;

/** `next` is where the next page goes on; nothing on the last one. */
export const succeed = (api: string, payload: Body, next?: string): Answer => ({
  status: 200,
  headers: {
    'content-type': CONTENT_TYPE,
    'api-id': api,
    ...(next === undefined ? { 'cont-yn': 'N', 'next-key': '' } : promise(next)),
  },
  body: { ...payload, ...DONE },
});

export const promise = (key: string): Readonly<Record<string, string>> => ({
  'cont-yn': 'Y',
  'next-key': key,
});

/** Refuses with a documented code; `detail` follows its message. */
export function refuse(api: string, code: ErrorCode, detail = '', returnCode?: number): Answer {
  const [usual, message] = REFUSALS[code];
  return refuseWith(api, {
    code: String(code),
    message: `${message}${detail}`,
    returnCode: returnCode ?? usual,
  });
}

/** Refuses with any code: HTTP says 200 even so. */
export function refuseWith(
  api: string,
  { code, message, status = 200, returnCode = classOf(code) }: Refusal,
): Answer {
  const said = CLASSES[returnCode] ?? '요청을 처리하지 못했습니다';
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'api-id': api },
    body: { return_code: returnCode, return_msg: `${said}[${code}:${message}]` },
  };
}

export const notJson = (api: string): Answer =>
  refuse(api, 1517, '. 파라미터=body 실패사유=JSON 형식이 아닙니다');

export const throttle = (api: string, perSecond: number): Answer =>
  refuseWith(api, {
    code: '1700',
    message: `허용된 API 요청 개수를 초과하였습니다. 유량=${perSecond}, API ID=${api}`,
    status: 429,
    returnCode: 5,
  });

function classOf(code: string): number {
  if (code.startsWith('8')) return 3;
  return code.startsWith('17') ? 5 : INPUT_ERROR;
}
