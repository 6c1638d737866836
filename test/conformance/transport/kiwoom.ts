import { createKiwoom, type KiwoomSettings } from '@investor-flow/kiwoom';
import {
  answering,
  callTo,
  APP_KEY,
  granted,
  HOST,
  MOCK_HOST,
  NEW_TOKEN,
  opened,
  PATHS,
  refused,
  SECRETS,
  SECRET_KEY,
  sectorList,
  TOKEN,
} from '../../../packages/kiwoom/src/__fixtures__/over-nock.ts';
import { SECTOR_ROW, UNBORN_SECTOR } from '../../../packages/kiwoom/src/__fixtures__/rows.ts';
import type { Answer } from '../../support/over-nock.ts';
import { without } from '../../support/row-reading.ts';
import { type Adapter, type Refusal, shape } from './adapter.ts';

const call = { token: PATHS.token, data: PATHS.sectors, revoke: PATHS.revoke };
const FAST =
  '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka10051]';
const HIDDEN_TOKEN = 'WQJCwyqInphKnR3bSRtB9NE1lv0OUOQz8uPyLDRVvD2t5Yz9sDw6LQe8AMxPzqXk';

const denied = (code: string, reason: string, message: string): Refusal => [
  code,
  refused(3, `인증에 실패했습니다[${code}:${message}]`),
  { code, reason },
];
const OTHER_ENVIRONMENT = denied(
  '8030',
  'wrong-environment',
  '투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다',
);
const limited = (code: string, message: string, status = 200): Refusal => [
  `${code} with HTTP ${status}`,
  refused(5, `[${code}:${message}]`, status),
  { code },
];
const blanked = Object.fromEntries(
  Object.keys(SECTOR_ROW).map((name) => [name, name === 'inds_cd' ? '001' : '']),
);
const body = (changes: object): Answer => ({
  body: { inds_netprps: [], return_code: 0, return_msg: '', ...changes },
});
/** A figure in a column that cannot be read, or none. */
const badColumn = (title: string, column: string, text?: string): Refusal => {
  const row = { ...without(SECTOR_ROW, column), ...(text === undefined ? {} : { [column]: text }) };
  return shape(title, sectorList([row]), `inds_netprps.0.${column}`);
};
const grant = (changes: object): Answer => ({
  body: { expires_dt: '20260702150000', token: HIDDEN_TOKEN, return_code: 0, ...changes },
});

export const KIWOOM: Adapter = {
  name: 'kiwoom',
  apis: { token: 'au10001', data: 'ka10051', revoke: 'au10002' },
  host: HOST,
  mockHost: MOCK_HOST,
  opened,
  answering: (name, answers, host) => answering(call[name], answers, host),
  callTo: (name) => callTo(call[name], HOST),
  granted,
  tokens: [TOKEN, NEW_TOKEN],
  fine: sectorList([SECTOR_ROW]),
  secrets: SECRETS,

  // One code of each meaning: all of them are in `return-codes.test.ts`.
  keyRefused: [
    denied('8001', 'key-refused', 'App Key와 Secret Key 검증에 실패했습니다'),
    OTHER_ENVIRONMENT,
    denied('8040', 'address-refused', '단말기 인증에 실패했습니다'),
  ],
  tokenDead: [
    denied('8005', 'token-refused', 'Token이 유효하지 않습니다'),
    denied('8010', 'address-refused', 'Token을 발급받은 IP와 요청한 IP가 동일하지 않습니다'),
    denied('8031', 'wrong-environment', '투자구분이 달라서 Token를 사용할수가 없습니다'),
    [
      'a failed sign-in without a code',
      refused(3, '인증에 실패했습니다'),
      { reason: 'token-refused', code: undefined },
    ],
  ],
  notAllowed: [
    OTHER_ENVIRONMENT,
    denied('8050', 'address-refused', '지정단말기 인증에 실패했습니다'),
  ],
  tooFast: [
    ['1700 with HTTP 429', refused(5, FAST, 429), { code: '1700', retryAfterMs: undefined }],
    ['1700 with HTTP 200', refused(5, FAST), { code: '1700' }],
    limited('1701', '허용된 전체 요청 개수를 초과하였습니다. 총유량=20'),
  ],
  temporary: [
    [
      '1999, which the broker did not expect itself',
      refused(9, '[1999:예기치 못한 에러가 발생했습니다. 실패사유=DB]'),
      { cause: { code: '1999' }, code: '1999' },
    ],
  ],
  temporaryToken: [],
  rejected: [
    [
      'class 5 that is not a quota',
      refused(5, '요청 종목 수 초과[1634:최대 100개]'),
      { code: '1634' },
    ],
    [
      'class 5 without a code',
      refused(5, '종목코드 형식 오류'),
      { code: '5', brokerMessage: '종목코드 형식 오류' },
    ],
    [
      'a call that the mock host does not have',
      refused(2, '[8104:모의투자에서 지원하지 않는 API 입니다]'),
      { code: '8104' },
    ],
  ],
  empty: [
    ['1902', refused(2, '입력 값 오류입니다[1902:종목 정보가 없습니다]'), { code: '1902' }],
    ['a list without sectors', sectorList([]), { because: 'the list of sectors is empty' }],
    ['a row of blanks', sectorList([blanked]), { because: 'every figure is blank' }],
    [
      'a list without the row',
      sectorList([UNBORN_SECTOR]),
      { because: 'the answer has no row for all' },
    ],
  ],
  unreadable: [
    shape('a blank return code', body({ return_code: '' }), '', 'has no return_code'),
    shape('no return code', body({ return_code: undefined }), '', 'has no return_code'),
    shape('a renamed list', body({ inds_net: [], inds_netprps: undefined }), 'inds_netprps'),
    badColumn('a missing column', 'frgnr_netprps'),
    badColumn('a saturated figure', 'ind_netprps', '2147483647'),
    shape(
      'the other market',
      sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '101' }]),
      'inds_netprps.1.inds_cd',
    ),
  ],
  unreadableTokens: [
    ['an end that does not exist', grant({ expires_dt: '20260230120000' }), 'expires_dt'],
    ['no end', grant({ expires_dt: undefined }), 'expires_dt'],
    ['no token', grant({ token: undefined }), 'token'],
    ['an end that has passed: a clock is wrong', grant({ expires_dt: '20260701145959' }), 'token'],
  ],
  hiddenToken: HIDDEN_TOKEN,
  secret: SECRET_KEY,

  revocation: {
    body: { appkey: APP_KEY, secretkey: SECRET_KEY, token: TOKEN },
    done: refused(0, '정상적으로 처리되었습니다'),
    refused: refused(3, '[8015:Access Token을 폐기하는데 실패했습니다]'),
    error: { kind: 'rejected', code: '8015' },
  },
  settings: {
    create: (settings) => createKiwoom(settings as KiwoomSettings),
    maker: 'createKiwoom',
    keys: { appKey: APP_KEY, secretKey: SECRET_KEY },
    secretName: 'secretKey',
    otherSecretName: 'appSecret',
    wrong: [['a customer', { customer: { type: 'personal' } }, ['customer']]],
    right: [],
  },
};
