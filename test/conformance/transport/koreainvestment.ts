import {
  createKoreaInvestment,
  type KoreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
import {
  answering,
  callTo,
  APP_KEY,
  APP_SECRET,
  CORPORATION,
  denied,
  flowBody,
  flowRow,
  granted,
  HOST,
  NEW_TOKEN,
  opened,
  PATHS,
  refused,
  SECRETS,
  TOKEN,
} from '../../../packages/koreainvestment/src/__fixtures__/over-nock.ts';
import {
  BLANK_ROW,
  OFFICIAL_ROW,
} from '../../../packages/koreainvestment/src/__fixtures__/rows.ts';
import type { Answer } from '../../support/over-nock.ts';
import { without } from '../../support/row-reading.ts';
import { type Adapter, type Refusal, shape } from './adapter.ts';

const call = { token: PATHS.token, data: PATHS.flow, revoke: PATHS.revoke };
const FAST = '초당 거래건수를 초과하였습니다.';
const HIDDEN_TOKEN = 'WQJCwyqInphKnR3bSRtB9NE1lv0OUOQz8uPyLDRVvD2t5Yz9sDw6LQe8AMxPzqXk';

const noKey = (code: string, reason: string, message: string): Refusal => [
  code,
  denied(code, message),
  { code, reason },
];
const noAccess = (code: string, reason: string, message: string, status = 500): Refusal => [
  `${code} with HTTP ${status}`,
  refused(code, message, status),
  { code, reason },
];
const temporary = (code: string, message: string): Refusal => [
  code,
  refused(code, message),
  { cause: { code }, code },
];
const rejected = (code: string, brokerMessage: string, status = 200): Refusal => [
  `${code} ${brokerMessage}`,
  refused(code, brokerMessage, status),
  { code },
];
/** A figure in a column that cannot be read, or none. */
const badColumn = (title: string, column: string, value?: unknown): Refusal => {
  const more = value === undefined ? {} : { [column]: value };
  const row = { ...without(OFFICIAL_ROW, column), ...more };
  return shape(title, flowRow(row), `output.0.${column}`);
};
const grant = (changes: object): Answer => ({
  body: { access_token: HIDDEN_TOKEN, token_type: 'Bearer', expires_in: 86_400, ...changes },
});
const customer = (changes: unknown) => ({ customer: changes });

export const KOREA_INVESTMENT: Adapter = {
  name: 'koreainvestment',
  apis: { token: 'tokenP', data: 'FHPTJ04030000', revoke: 'revokeP' },
  host: HOST,
  mockHost: 'https://openapivts.koreainvestment.com:29443',
  opened: (settings) => opened({ customer: CORPORATION, ...settings }),
  answering: (name, answers, host) => answering(call[name], answers, host),
  callTo: (name) => callTo(call[name], HOST),
  granted,
  tokens: [TOKEN, NEW_TOKEN],
  fine: flowRow(),
  secrets: SECRETS,

  // One code of each meaning: all of them are in `return-codes.test.ts`.
  keyRefused: [
    noKey('EGW00105', 'key-refused', '유효하지 않은 AppSecret입니다.'),
    noKey('EGW00003', 'no-permission', '접근이 거부되었습니다.'),
    noKey('EGW00207', 'address-refused', 'IP 주소가 없거나 유효하지 않습니다.'),
  ],
  tokenDead: [500, 200].map((status) =>
    noAccess('EGW00123', 'token-refused', '기간이 만료된 token 입니다.', status),
  ),
  notAllowed: [
    noAccess('EGW02004', 'wrong-environment', '실전투자 TR 이 아닙니다.'),
    noAccess('EGW00206', 'no-permission', 'API 사용 권한이 없습니다.'),
    noAccess('EGW00207', 'address-refused', 'IP 주소가 없거나 유효하지 않습니다.'),
    noAccess('EGW00103', 'key-refused', '유효하지 않은 AppKey입니다.'),
  ],
  tooFast: [
    [
      'EGW00201 with HTTP 500',
      refused('EGW00201', FAST),
      { code: 'EGW00201', retryAfterMs: undefined },
    ],
    ['EGW00201 with HTTP 200', refused('EGW00201', FAST, 200), { code: 'EGW00201' }],
    [
      'EGW00215, the ledger',
      refused('EGW00215', '원장 초당 거래건수를 초과하였습니다.'),
      { code: 'EGW00215', retryAfterMs: 1000 },
    ],
  ],
  temporary: [
    temporary('EGW00316', '조회 처리 중 오류 발생하였습니다. 재 조회 수행 부탁드립니다.'),
  ],
  temporaryToken: [
    [
      'EGW00002',
      denied('EGW00002', '서버 에러가 발생했습니다.'),
      { cause: { code: 'EGW00002' }, code: 'EGW00002' },
    ],
  ],
  rejected: [
    rejected('OPSQ2001', 'ERROR INPUT FIELD NOT FOUND [FID_INPUT_ISCD]'),
    rejected('EGW00205', 'credentials_type이 유효하지 않습니다.(Bearer)', 500),
    [
      'a sentence with blanks behind it',
      { body: { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'ERROR INVALID FID_COND_MRKT_DIV_CODE  ' } },
      {
        code: 'OPSQ2001',
        brokerMessage: 'ERROR INVALID FID_COND_MRKT_DIV_CODE',
        message: 'The broker refused [OPSQ2001]: ERROR INVALID FID_COND_MRKT_DIV_CODE.',
      },
    ],
  ],
  empty: [
    [
      'KIOK0560 with a result of success',
      { body: { rt_cd: '0', msg_cd: 'KIOK0560', msg1: '조회할 내용이 없습니다', output: [] } },
      { code: 'KIOK0560' },
    ],
    ['KIER2620', refused('KIER2620', '조회할 자료가 없습니다', 200), { code: 'KIER2620' }],
    ['a list without a row', { body: flowBody([]) }, { because: 'the answer has no row' }],
    ['a row of blanks', flowRow(BLANK_ROW), { because: 'every figure is blank' }],
    ['an object of blanks', { body: flowBody(BLANK_ROW) }, { because: 'every figure is blank' }],
  ],
  unreadable: [
    shape('a blank result', { body: { output: [], rt_cd: '', msg_cd: '' } }, '', 'has no rt_cd'),
    shape('no result', { body: { output: [OFFICIAL_ROW] } }, '', 'has no rt_cd'),
    shape('a renamed output', { body: { output1: [], rt_cd: '0', msg_cd: 'MCA00000' } }, 'output'),
    shape('two rows', { body: flowBody([OFFICIAL_ROW, OFFICIAL_ROW]) }, 'output'),
    badColumn('a missing column', 'frgn_ntby_tr_pbmn'),
    badColumn('a blank figure', 'orgn_shnu_tr_pbmn', ''),
    badColumn('a JSON number', 'prsn_seln_tr_pbmn', 5),
    badColumn('a saturated figure', 'prsn_seln_tr_pbmn', '4294967295'),
    badColumn('sales below zero', 'prsn_seln_tr_pbmn', '-5'),
  ],
  unreadableTokens: [
    ['no end', grant({ expires_in: undefined }), 'expires_in'],
    [
      'an end that does not exist',
      grant({ expires_in: undefined, access_token_token_expired: '2026-02-30 12:00:00' }),
      'expires_in',
    ],
    ['a blank token', grant({ access_token: '' }), 'access_token'],
    ['no token', { body: { token_type: 'Bearer', expires_in: 86_400 } }, ''],
    [
      'an end that has passed: a clock is wrong',
      grant({ access_token_token_expired: '2026-07-01 14:59:59' }),
      'token',
    ],
  ],
  hiddenToken: HIDDEN_TOKEN,
  secret: APP_SECRET,

  revocation: {
    body: { appkey: APP_KEY, appsecret: APP_SECRET, token: TOKEN },
    done: { body: { code: 200, message: '접근토큰 폐기에 성공하였습니다' } },
    refused: denied('EGW00121', '유효하지 않은 token 입니다.'),
    error: { kind: 'unauthenticated', reason: 'token-refused', code: 'EGW00121' },
  },
  settings: {
    create: (settings) => createKoreaInvestment(settings as KoreaInvestmentSettings),
    maker: 'createKoreaInvestment',
    keys: { appKey: APP_KEY, appSecret: APP_SECRET },
    secretName: 'appSecret',
    otherSecretName: 'secretKey',
    wrong: [
      ['a customer of no type', customer({}), ['customer.type']],
      ['a customer of another type', customer({ type: 'partner' }), ['customer.type']],
      ['a customer that is a text', customer('personal'), ['customer']],
      [
        'a person with what corporations have',
        customer({ type: 'personal', ipAddress: '203.0.113.7' }),
        ['customer.ipAddress'],
      ],
      [
        'a telephone number with dashes',
        customer({ ...CORPORATION, phoneNumber: '010-1111-2222' }),
        ['customer.phoneNumber'],
      ],
      [
        'an address with a line end',
        customer({ ...CORPORATION, ipAddress: '203.0.113.7\r\n' }),
        ['customer.ipAddress'],
      ],
      [
        'a corporation without its fields, and with an unknown one',
        customer({ type: 'corporate', fax: '1' }),
        [
          'customer.personalSecretKey',
          'customer.sequenceNumber',
          'customer.ipAddress',
          'customer.phoneNumber',
          'customer.fax',
        ],
      ],
    ],
    right: [
      ['a person', customer({ type: 'personal' })],
      ['a corporation', customer(CORPORATION)],
      ['a corporation of a device', customer({ ...CORPORATION, macAddress: '001122334455' })],
    ],
  },
};
