import type { TopStocksQuery } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import * as rankings from '../__fixtures__/ranking-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { leftOut, openedAt, serving } from '../__fixtures__/serving.ts';

offline();

const RANKING = '/api/dostk/rkinfo';
const { stk_cd, stk_nm } = rankings.ESTIMATE;
const name = { stk_cd, stk_nm };
interface Case {
  readonly query: Omit<TopStocksQuery, 'market'>;
  readonly list: string;
  readonly row: object;
  readonly api: string;
  readonly body: object;
  readonly gives: object;
  readonly path?: string;
}

const CASES: readonly Case[] = [
  {
    query: { by: 'holding-change' },
    api: 'ka10034',
    list: 'for_dt_trde_upper',
    row: rankings.HOLDING_CHANGE,
    body: { mrkt_tp: '001', trde_tp: '2', dt: '1', stex_tp: '1' },
    gives: { netShares: -2_667_139, rounding: { netShares: 1 }, sessions: 1, day: '2026-06-30' },
  },
  {
    query: { by: 'holding-change', side: 'sell', sessions: 20 },
    api: 'ka10034',
    list: 'for_dt_trde_upper',
    row: { ...name, netprps_qty: '+5' },
    body: { trde_tp: '1', dt: '20' },
    gives: { netShares: 5, sessions: 20 },
  },
  {
    query: { by: 'holding-streak' },
    api: 'ka10035',
    list: 'for_cont_nettrde_upper',
    row: rankings.HOLDING_STREAK,
    body: { mrkt_tp: '001', trde_tp: '2', base_dt_tp: '1', stex_tp: '1' },
    gives: { netShares: -5_926_663, limitUsedPercent: 2.39, sessions: 3, day: '2026-06-30' },
  },
  {
    query: { by: 'limit-use' },
    api: 'ka10036',
    list: 'for_limit_exh_rt_incrs_upper',
    row: rankings.LIMIT_USE,
    body: { mrkt_tp: '001', dt: '1', stex_tp: '1' },
    gives: { heldShares: 2_447_236, limitUsedPercent: 12.58, limitUsedChange: -5.94, rounding: {} },
  },
  {
    query: { by: 'broker-desk' },
    api: 'ka10037',
    list: 'frgn_wicket_trde_upper',
    row: rankings.BROKER_DESK,
    body: { mrkt_tp: '001', dt: '0', trde_tp: '1', sort_tp: '1', stex_tp: '1' },
    gives: {
      netShares: -1_073_702,
      netValue: -1_704_399_000_000,
      rounding: { netShares: 1, netValue: 1_000_000 },
      day: '2026-07-01',
    },
  },
  {
    query: { by: 'broker-desk', side: 'sell', sessions: 5 },
    api: 'ka10037',
    list: 'frgn_wicket_trde_upper',
    row: { ...name, netprps_trde_qty: '+1', netprps_prica: '+2' },
    body: { dt: '5', trde_tp: '2' },
    gives: { netShares: 1, netValue: 2_000_000, sessions: 5 },
  },
  {
    query: { by: 'trade-streak', side: 'sell', sessions: 3 },
    api: 'ka10131',
    path: '/api/dostk/frgnistt',
    list: 'orgn_frgnr_cont_trde_prst',
    row: rankings.TRADE_STREAK,
    body: {
      dt: '3',
      strt_dt: '',
      end_dt: '',
      mrkt_tp: '001',
      netslmt_tp: '1',
      stk_inds_tp: '0',
      amt_qty_tp: '0',
      stex_tp: '1',
    },
    gives: {
      institution: { netShares: 314_056, netValue: 6_497_000_000, streakSessions: -1 },
      foreign: { netShares: -2_444_439, netValue: -46_430_000_000, streakSessions: 6 },
      sessions: 3,
    },
  },
  {
    query: { by: 'trade' },
    api: 'ka90009',
    list: 'frgnr_orgn_trde_upper',
    row: rankings.TRADE,
    body: { mrkt_tp: '001', amt_qty_tp: '1', qry_dt_tp: '0', stex_tp: '1' },
    gives: {
      stock: '005930',
      name: '삼성전자',
      netShares: 2_580_000,
      netValue: 668_210_000_000,
      rounding: { netShares: 1000, netValue: 10_000_000 },
      day: '2026-06-30',
    },
  },
  ...(
    [
      ['foreign', 'sell', '000660', -184_440_000_000],
      ['institution', 'buy', '000660', 682_110_000_000],
      ['institution', 'sell', '069500', -91_480_000_000],
    ] as const
  ).map(([investor, side, stock, netValue]) => ({
    query: { by: 'trade', investor, side } as const,
    api: 'ka90009',
    list: 'frgnr_orgn_trde_upper',
    row: rankings.TRADE,
    body: {},
    gives: { stock, netValue },
  })),
  {
    query: { by: 'estimate' },
    api: 'ka10065',
    list: 'opmr_invsr_trde_upper',
    row: rankings.ESTIMATE,
    body: { trde_tp: '1', mrkt_tp: '001', orgn_tp: '9000' },
    gives: { netShares: 78_000, status: 'estimated', rounding: { netShares: 1000 } },
  },
  {
    query: { by: 'estimate', investor: 'institution', side: 'sell' },
    api: 'ka10065',
    list: 'opmr_invsr_trde_upper',
    row: { ...name, netslmt: '-78000' },
    body: { trde_tp: '2', orgn_tp: '9999' },
    gives: { netShares: -78_000 },
  },
];

describe.each(CASES)('a ranking $query', ({ query, api, list, row, body, gives, path }) => {
  const serve = (rows: readonly object[]) =>
    serving({ path: path ?? RANKING, list, rows: () => rows });

  it(`is asked of ${api}, and says what it is by`, async () => {
    const sent = serve([row]);
    const { broker } = openedAt('2026-07-01T14:50');
    const ranked = valueOf(await broker.topStocks({ market: 'kospi', ...query }));
    expect(sent).toMatchObject([{ api, body }]);
    expect(ranked).toHaveLength(1);
    expect(ranked[0]).toMatchObject({
      rank: 1,
      api,
      basis: query.by,
      dayBasis: 'assumed',
      ...(query.by === 'estimate' ? {} : { status: 'provisional' }),
      ...gives,
    });
  });

  it('is empty without a row, and unreadable where it names a stock twice', async () => {
    const answers = [[], [row, row]];
    serving({ path: path ?? RANKING, list, rows: () => answers.shift() ?? [] });
    const { broker } = openedAt('2026-07-01T14:50');
    const asked = { market: 'kospi', ...query } as const;
    expect(errorOf(await broker.topStocks(asked)).kind).toBe('empty');
    expect(errorOf(await broker.topStocks(asked)).kind).toBe('unreadable');
  });
});

it.each([
  [1, '2026-07-04T10:00', '2026-07-02'],
  [20, '2026-07-04T10:00', '2026-07-03'],
  [20, '2026-07-04T07:00', '2026-07-02'],
])('holdings of %i sessions at %s are taken to end with %s', async (sessions, moment, day) => {
  const row = { ...name, netprps_qty: '+5' };
  serving({ path: RANKING, list: 'for_dt_trde_upper', rows: () => [row] });
  const { broker } = openedAt(moment);
  const query = { market: 'kospi', by: 'holding-change', sessions } as const;
  expect(valueOf(await broker.topStocks(query))).toMatchObject([{ day, dayBasis: 'assumed' }]);
});

describe('what a ranking refuses', () => {
  it.each([
    [{ by: 'limit-use', side: 'sell' }],
    [{ by: 'estimate', venue: 'nxt' }],
    [{ by: 'holding-change', investor: 'institution' }],
    [{ by: 'holding-change', sessions: 3 }],
    [{ by: 'trade', sessions: 5 }],
  ] as const)('%j is unsupported', async (query) => {
    const { broker } = openedAt('2026-07-01T14:50');
    const asked = { market: 'kospi', ...query } as const;
    expect(errorOf(await broker.topStocks(asked)).kind).toBe('unsupported');
    expect(broker.refusal('topStocks', asked)?.kind).toBe('unsupported');
  });
});

it('keeps the order of the broker, codes without their suffix, and leaves out what cannot be', async () => {
  const list = 'for_limit_exh_rt_incrs_upper';
  const row = { stk_nm: 'x', poss_stkcnt: '1', limit_exh_rt: '+1.00', exh_rt_incrs: '+1.00' };
  serving({
    path: RANKING,
    list,
    rows: () => [
      { ...row, stk_cd: '099140_AL' },
      { ...row, stk_cd: '252670_AL', limit_exh_rt: '-283.33' },
      { ...row, stk_cd: '0082F0_AL', poss_stkcnt: '-1' },
      { ...row, stk_cd: '126340_AL' },
    ],
  });
  const open = openedAt('2026-07-01T14:50');
  const query = { market: 'kosdaq', by: 'limit-use', venue: 'unified' } as const;
  const ranked = valueOf(await open.broker.topStocks(query));
  expect(ranked.map(({ rank, stock }) => [rank, stock])).toEqual([
    [1, '099140'],
    [4, '126340'],
  ]);
  expect(leftOut(open)).toMatchObject([{ code: '252670' }, { code: '0082F0' }]);
});

it('leaves out a streak whose use of the limit is below 0', async () => {
  const row = { ...name, tot: '-5', limit_exh_rt: '-0.01' };
  serving({ path: RANKING, list: 'for_cont_nettrde_upper', rows: () => [row] });
  const open = openedAt('2026-07-01T14:50');
  const query = { market: 'kospi', by: 'holding-streak' } as const;
  expect(errorOf(await open.broker.topStocks(query)).kind).toBe('empty');
  expect(leftOut(open)).toHaveLength(1);
});

describe('the four lists of one answer', () => {
  const serve = (rows: readonly object[]) =>
    serving({ path: RANKING, list: 'frgnr_orgn_trde_upper', rows: () => rows });

  it('may end at different places', async () => {
    serve([
      rankings.TRADE,
      {
        ...rankings.TRADE,
        for_netslmt_stk_cd: '047040',
        for_netprps_stk_cd: '',
        for_netprps_stk_nm: '',
        for_netprps_amt: '',
        for_netprps_qty: '',
      },
    ]);
    const { broker } = openedAt('2026-07-01T14:50');
    const query = { market: 'kospi', by: 'trade' } as const;
    expect(valueOf(await broker.topStocks(query))).toHaveLength(1);
    const sellers = valueOf(await broker.topStocks({ ...query, side: 'sell' }));
    expect(sellers).toHaveLength(2);
  });

  it('are unreadable when they are one', async () => {
    serve([{ ...rankings.TRADE, for_netslmt_stk_cd: '005930' }]);
    const { broker } = openedAt('2026-07-01T14:50');
    const result = await broker.topStocks({ market: 'kospi', by: 'trade' });
    expect(errorOf(result).kind).toBe('unreadable');
  });
});
