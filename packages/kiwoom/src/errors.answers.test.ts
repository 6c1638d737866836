import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { eachIsTold, type Failing, refused } from './__fixtures__/failing.ts';
import {
  type Answer,
  answering,
  dayList,
  granted,
  HOST,
  offline,
  opened,
  PATHS,
  SECRET_KEY,
  sectorList,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { DAY_ROW, SECTOR_ROW, UNBORN_SECTOR, without } from './__fixtures__/rows.ts';

offline();

const holdings: Failing['ask'] = (broker) => broker.foreignHoldings({ stock: '005930', limit: 60 });
const sectors: Failing['ask'] = (broker) => broker.sectorFlows({ market: 'kospi' });
const both: Failing['ask'] = (broker) =>
  broker.investorFlow({ market: 'kospi', measures: ['value', 'volume'] });
const blanked = (row: object, kept: string): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, text]: readonly [string, unknown]) => [
      name,
      name === kept ? text : '',
    ]),
  );
const AT = { broker: 'kiwoom', operation: 'investorFlow', api: 'ka10051' };

describe('what the broker understood and refused', () => {
  eachIsTold(
    [
      {
        title: 'class 5 that is no quota',
        sectors: [refused(5, '요청 종목 수를 초과하였습니다[1634:최대 100개]')],
        error: { kind: 'rejected', code: '1634', at: AT },
      },
      {
        title: 'class 5 without a code',
        ask: holdings,
        holdings: [refused(5, '종목코드 형식 오류')],
        error: { kind: 'rejected', code: '5', brokerMessage: '종목코드 형식 오류' },
      },
      {
        title: 'a missing input',
        sectors: [
          refused(
            2,
            '입력 값 오류입니다[1511:필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=mrkt_tp]',
          ),
        ],
        error: { kind: 'rejected', code: '1511' },
      },
      {
        title: 'a call the mock host does not have',
        sectors: [refused(5, '[8104:모의투자에서 지원하지 않는 API 입니다]')],
        error: { kind: 'rejected', code: '8104' },
      },
      {
        title: 'HTTP 404 without a code',
        sectors: [{ status: 404, body: 'not found' }],
        error: { kind: 'rejected', code: 'HTTP 404' },
      },
    ].map((it) => ({ ...it, error: { ...it.error, ...('brokerMessage' in it.error ? {} : {}) } })),
  );
});

describe('what is not there', () => {
  const nobody = (code: string, text: string): Failing => ({
    title: code,
    ask: holdings,
    holdings: [refused(2, `입력 값 오류입니다[${code}:${text}]`)],
    error: { kind: 'empty', code, at: { operation: 'foreignHoldings', api: 'ka10008' } },
  });
  eachIsTold([
    nobody('1901', '시장 코드값이 존재하지 않습니다. 종목코드=999999'),
    nobody('1902', '종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다'),
    nobody('1903', '종목 정보가 없습니다. 입력한 종목코드, 거래소구분 값을 확인바랍니다'),
    {
      title: 'a list without sectors',
      sectors: [sectorList([])],
      error: { kind: 'empty', because: 'the list of sectors is empty', at: AT },
    },
    {
      title: 'two lists without sectors',
      ask: both,
      sectors: [sectorList([]), sectorList([])],
      error: { kind: 'empty' },
    },
    {
      title: 'a stock without days, delisted',
      ask: holdings,
      holdings: [dayList([], { 'cont-yn': 'N' })],
      error: { kind: 'empty', because: 'the stock has no days' },
    },
    {
      title: 'a row of nothing but blanks',
      sectors: [sectorList([blanked(SECTOR_ROW, 'inds_cd')])],
      error: { kind: 'empty', because: 'every figure is blank', at: AT },
    },
    {
      title: 'a list of nothing but blank rows',
      ask: sectors,
      sectors: [sectorList([blanked(SECTOR_ROW, 'inds_cd')])],
      error: { kind: 'empty', at: { operation: 'sectorFlows' } },
    },
    {
      title: 'a sector that did not exist on the day',
      ask: (broker) => broker.investorFlow({ market: 'kospi', sector: 'real-estate' }),
      sectors: [sectorList([SECTOR_ROW, UNBORN_SECTOR])],
      error: { kind: 'empty', because: 'the sector did not exist on that day' },
    },
    {
      title: 'a sector the list does not have',
      ask: (broker) => broker.investorFlow({ market: 'kospi', sector: 'chemicals' }),
      sectors: [sectorList([SECTOR_ROW])],
      error: { kind: 'empty', because: 'the answer has no row for chemicals' },
    },
  ]);
});

describe('what has another shape', () => {
  const unreadable = (path: string, message?: string): Failing['error'] => ({
    kind: 'unreadable',
    issues: [{ path, ...(message === undefined ? {} : { message }) }],
  });
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
    ['a torn answer', { body: '{"inds_netprps":[{"inds_cd":"001","inds_nm":"종' }, unreadable('')],
    ['nothing at all', { body: '' }, unreadable('', 'is no JSON')],
    [
      'a blank return code',
      { body: { inds_netprps: [], return_code: '', return_msg: '' } },
      unreadable('', 'has no return_code'),
    ],
    ['no return code', { body: { inds_netprps: [] } }, unreadable('', 'has no return_code')],
    [
      'a renamed list',
      { body: { inds_net: [], return_code: 0, return_msg: '' } },
      unreadable('inds_netprps'),
    ],
    [
      'a missing column',
      sectorList([without(SECTOR_ROW, 'frgnr_netprps')]),
      unreadable('inds_netprps.0.frgnr_netprps', 'is no text'),
    ],
    [
      'a saturated figure',
      sectorList([{ ...SECTOR_ROW, ind_netprps: '2147483647' }]),
      unreadable('inds_netprps.0.ind_netprps'),
    ],
    [
      'half an index',
      sectorList([{ ...SECTOR_ROW, cur_prc: '' }]),
      unreadable('inds_netprps.0.cur_prc'),
    ],
    [
      'the other market',
      sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '101' }]),
      unreadable('inds_netprps.1.inds_cd'),
    ],
  ];
  eachIsTold(
    shapes.map(([title, answer, error]) => ({
      title,
      sectors: [answer],
      error: { ...error, at: AT },
    })),
  );

  const day = (dt: string, changes = {}): object => ({ ...DAY_ROW, dt, ...changes });
  const more = { 'cont-yn': 'Y', 'next-key': 'K1' };
  const pages: readonly (readonly [string, readonly Answer[], Failing['error']])[] = [
    ['a day that is none', [dayList([day('20260230')])], unreadable('stk_frgnr.0.dt')],
    [
      'a day without a figure',
      [dayList([day('20260630', { poss_stkcnt: '' })])],
      unreadable('stk_frgnr.0.poss_stkcnt'),
    ],
    ['days out of order', [dayList([day('20260629'), day('20260630')])], unreadable('day')],
    [
      'a page that repeats a day',
      [dayList([day('20260630')], more), dayList([day('20260630')])],
      unreadable('day'),
    ],
    [
      'a blank key',
      [dayList([day('20260630')], { 'cont-yn': 'Y', 'next-key': ' ' })],
      unreadable('page'),
    ],
    ['no key', [dayList([day('20260630')], { 'cont-yn': 'Y' })], unreadable('page')],
    [
      'a repeated key',
      [dayList([day('20260630')], more), dayList([day('20260629')], more)],
      unreadable('page'),
    ],
    [
      'an empty page that promises more',
      [dayList([day('20260630')], more), dayList([], { ...more, 'next-key': 'K2' })],
      unreadable('page'),
    ],
  ];
  eachIsTold(
    pages.map(([title, answers, error]) => ({
      title,
      ask: holdings,
      holdings: answers,
      error: { ...error, at: { broker: 'kiwoom', operation: 'foreignHoldings', api: 'ka10008' } },
    })),
  );

  const LONG_TOKEN = 'WQJCwyqInphKnR3bSRtB9NE1lv0OUOQz8uPyLDRVvD2t5Yz9sDw6LQe8AMxPzqXk';
  const grant = (changes: object): Answer => ({
    body: { expires_dt: '20260702150000', token: LONG_TOKEN, return_code: 0, ...changes },
  });
  const tokens: readonly (readonly [string, Answer, string])[] = [
    ['an end that does not exist', grant({ expires_dt: '20260230120000' }), 'expires_dt'],
    ['no end', grant({ expires_dt: undefined }), 'expires_dt'],
    ['no token', grant({ token: undefined }), 'token'],
    ['an end that has passed: a clock is wrong', grant({ expires_dt: '20260701145959' }), 'token'],
  ];
  it.each(tokens)(
    'is a token answer with %s, and the token is not shown',
    async (_, answer, path) => {
      answering(PATHS.token, [answer]);
      const { broker } = opened();
      const error = errorOf(await broker.investorFlow({ market: 'kospi' }));
      expect(error).toMatchObject({
        kind: 'unreadable',
        issues: [{ path }],
        at: { api: 'au10001' },
      });
      expect(JSON.stringify(error)).not.toContain(LONG_TOKEN);
    },
  );

  it('is quoted two thousand characters long at most, and no half of a secret is left', async () => {
    const page = `${'x'.repeat(1990)}${SECRET_KEY}${'x'.repeat(5000)}`;
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [{ body: page }]);
    const error = errorOf(await opened().broker.investorFlow({ market: 'kospi' }));
    const received = error.kind === 'unreadable' ? error.received : '';
    expect(received).toHaveLength(2000);
    expect(received).not.toContain(SECRET_KEY.slice(0, 8));
  });

  it('is quoted from the answer that has it, where two were asked for', async () => {
    const fine = sectorList([{ ...SECTOR_ROW, inds_nm: 'the value' }]);
    const broken = sectorList([{ ...SECTOR_ROW, inds_nm: 'the volume', ind_netprps: 'x' }]);
    answering(PATHS.token, [granted()]);
    for (const [amt_qty_tp, answer] of [
      ['0', fine],
      ['1', broken],
    ] as const)
      nock(HOST)
        .post(PATHS.sectors, (sent: Record<string, string>) => sent['amt_qty_tp'] === amt_qty_tp)
        .reply(200, 'body' in answer ? JSON.stringify(answer.body) : '');
    const { broker } = opened();
    const error = errorOf(
      await broker.investorFlow({ market: 'kospi', measures: ['value', 'volume'] }),
    );
    expect(error).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'inds_netprps.0.ind_netprps' }],
      received: expect.stringContaining('the volume') as string,
    });
  });
});
