import { describe, expect, it } from 'vitest';
import { denied, eachIsTold, type Failing, refused, times } from './__fixtures__/failing.ts';
import {
  type Answer,
  answering,
  APP_SECRET,
  flowBody,
  flowRow,
  granted,
  offline,
  opened,
  PATHS,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { BLANK_ROW, OFFICIAL_ROW, without } from './__fixtures__/rows.ts';

offline();

const AT = { broker: 'koreainvestment', operation: 'investorFlow', api: 'FHPTJ04030000' };

describe('what the broker understood and refused', () => {
  const rejected = (code: string, brokerMessage: string, status = 200): Failing => ({
    title: `${code} ${brokerMessage}`,
    flows: [refused(code, brokerMessage, status)],
    error: { kind: 'rejected', code, at: AT },
  });
  eachIsTold([
    rejected('OPSQ2001', 'ERROR INPUT FIELD NOT FOUND [FID_INPUT_ISCD]'),
    rejected('OPSQ2001', 'TIME LIMIT 00:00 ~ 15:40'),
    rejected('OPSQ0002', '없는 서비스 코드 입니다'),
    rejected('EGW00205', 'credentials_type이 유효하지 않습니다.(Bearer)', 500),
    {
      title: 'a token call that lacks its grant',
      tokens: [denied('EGW00115', 'grant_type은 필수입니다.')],
      error: { kind: 'rejected', code: 'EGW00115', at: { api: 'tokenP' } },
    },
    {
      title: 'HTTP 404 without a code',
      flows: [{ status: 404, body: 'not found' }],
      error: { kind: 'rejected', code: 'HTTP 404' },
    },
  ]);

  it('is told in the broker’s own words', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [
      { body: { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'ERROR INVALID FID_COND_MRKT_DIV_CODE  ' } },
    ]);
    expect(errorOf(await opened().broker.investorFlow({ market: 'kospi' }))).toMatchObject({
      kind: 'rejected',
      code: 'OPSQ2001',
      brokerMessage: 'ERROR INVALID FID_COND_MRKT_DIV_CODE',
      message: 'The broker refused [OPSQ2001]: ERROR INVALID FID_COND_MRKT_DIV_CODE.',
    });
  });
});

describe('what is not there', () => {
  eachIsTold([
    {
      title: 'KIOK0560, although the result says success',
      flows: [
        { body: { rt_cd: '0', msg_cd: 'KIOK0560', msg1: '조회할 내용이 없습니다', output: [] } },
      ],
      error: { kind: 'empty', code: 'KIOK0560', at: AT },
    },
    {
      title: 'KIER2620',
      flows: [refused('KIER2620', '조회할 자료가 없습니다', 200)],
      error: { kind: 'empty', code: 'KIER2620', at: AT },
    },
    {
      title: 'a list without a row',
      flows: [{ body: flowBody([]) }],
      error: { kind: 'empty', because: 'the answer has no row', at: AT },
    },
    {
      title: 'a row of nothing but blanks: a pair the broker does not know',
      flows: [flowRow(BLANK_ROW)],
      error: { kind: 'empty', because: 'every figure is blank', at: AT },
    },
    {
      title: 'the same as an object',
      flows: [{ body: flowBody(BLANK_ROW) }],
      error: { kind: 'empty', because: 'every figure is blank' },
    },
    {
      title: 'a market of nothing but blank sectors',
      ask: (broker) => broker.sectorFlows({ market: 'kosdaq' }),
      flows: times(31, flowRow(BLANK_ROW)),
      error: { kind: 'empty', because: 'no sector has a figure', at: { operation: 'sectorFlows' } },
    },
  ]);
});

describe('what has another shape', () => {
  const unreadable = (path: string, message?: string): Failing['error'] => ({
    kind: 'unreadable',
    issues: [{ path, ...(message === undefined ? {} : { message }) }],
  });
  const changed = (changes: object): Answer => flowRow({ ...OFFICIAL_ROW, ...changes });
  const shapes: readonly (readonly [string, Answer, Failing['error']])[] = [
    [
      'a page for people',
      { body: '<html><body>점검 중</body></html>' },
      unreadable('', 'is no JSON'),
    ],
    [
      'a redirect',
      { status: 302, body: '', headers: { location: 'https://example.com/' } },
      unreadable(''),
    ],
    [
      'a torn answer',
      { body: '{"output":[{"frgn_seln_vol":"75588","frgn_shnu_vol":"702' },
      unreadable(''),
    ],
    ['nothing at all', { body: '' }, unreadable('', 'is no JSON')],
    [
      'a blank result',
      { body: { output: [], rt_cd: '', msg_cd: '', msg1: '' } },
      unreadable('', 'has no rt_cd'),
    ],
    ['no result', { body: { output: [OFFICIAL_ROW] } }, unreadable('', 'has no rt_cd')],
    [
      'a renamed output',
      { body: { output1: [], rt_cd: '0', msg_cd: 'MCA00000' } },
      unreadable('output'),
    ],
    ['two rows', { body: flowBody([OFFICIAL_ROW, OFFICIAL_ROW]) }, unreadable('output')],
    [
      'a missing column',
      flowRow(without(OFFICIAL_ROW, 'frgn_ntby_tr_pbmn')),
      unreadable('output.0.frgn_ntby_tr_pbmn', 'is no text'),
    ],
    [
      'a blank figure',
      changed({ orgn_shnu_tr_pbmn: '' }),
      unreadable('output.0.orgn_shnu_tr_pbmn'),
    ],
    [
      'a figure that is a JSON number',
      changed({ prsn_seln_tr_pbmn: 5 }),
      unreadable('output.0.prsn_seln_tr_pbmn'),
    ],
    [
      'a saturated figure',
      changed({ prsn_seln_tr_pbmn: '4294967295' }),
      unreadable('output.0.prsn_seln_tr_pbmn'),
    ],
    [
      'sales below zero',
      changed({ prsn_seln_tr_pbmn: '-5' }),
      unreadable('output.0.prsn_seln_tr_pbmn'),
    ],
  ];
  eachIsTold(
    shapes.map(([title, answer, error]) => ({
      title,
      flows: [answer],
      error: { ...error, at: AT },
    })),
  );

  const OPAQUE_TOKEN = 'WQJCwyqInphKnR3bSRtB9NE1lv0OUOQz8uPyLDRVvD2t5Yz9sDw6LQe8AMxPzqXk';
  const grant = (changes: object): Answer => ({
    body: { access_token: OPAQUE_TOKEN, token_type: 'Bearer', expires_in: 86_400, ...changes },
  });
  const tokens: readonly (readonly [string, Answer, string])[] = [
    ['no end', grant({ expires_in: undefined }), 'expires_in'],
    [
      'an end that does not exist',
      grant({ expires_in: undefined, access_token_token_expired: '2026-02-30 12:00:00' }),
      'expires_in',
    ],
    ['a token that is no text', grant({ access_token: '' }), 'access_token'],
    [
      'an end that has passed: a clock is wrong',
      grant({ access_token_token_expired: '2026-07-01 14:59:59' }),
      'token',
    ],
  ];
  it.each(tokens)(
    'is a token answer with %s, and the token is not shown',
    async (...[, answer, path]) => {
      answering(PATHS.token, [answer]);
      const error = errorOf(await opened().broker.investorFlow({ market: 'kospi' }));
      expect(error).toMatchObject({
        kind: 'unreadable',
        issues: [{ path }],
        at: { api: 'tokenP' },
      });
      expect(JSON.stringify(error)).not.toContain(OPAQUE_TOKEN);
    },
  );

  it('is a token answer without a token', async () => {
    answering(PATHS.token, [{ body: { token_type: 'Bearer', expires_in: 86_400 } }]);
    expect(errorOf(await opened().broker.investorFlow({ market: 'kospi' }))).toMatchObject({
      kind: 'unreadable',
      at: { api: 'tokenP' },
    });
  });

  it('is quoted two thousand characters long at most, and no half of a secret is left', async () => {
    const page = `${'x'.repeat(1990)} ${APP_SECRET} ${'x'.repeat(5000)}`;
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [{ body: page }]);
    const error = errorOf(await opened().broker.investorFlow({ market: 'kospi' }));
    const received = error.kind === 'unreadable' ? error.received : '';
    expect(received).toHaveLength(2000);
    expect(received).not.toContain(APP_SECRET.slice(0, 8));
  });
});
