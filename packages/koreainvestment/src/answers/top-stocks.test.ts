import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { asking, serving } from '../__fixtures__/serving.ts';
import { DESK, ESTIMATE_RANKING as ESTIMATE } from '../__fixtures__/stock-rows.ts';

offline();

const estimates = (output: unknown) => serving('foreign-institution-total', () => ({ output }));
const desks = (output: unknown) => serving('frgnmem-trade-estimate', () => ({ output }));

describe('a ranking by estimate', () => {
  it.each([
    [{ market: 'kospi' }, ['0001', '0', '1']],
    [{ market: 'kosdaq', side: 'sell' }, ['1001', '1', '1']],
    [{ market: 'kospi', investor: 'institution', side: 'buy' }, ['0001', '0', '2']],
  ] as const)('%j is asked with its own codes', async (query, codes) => {
    const asked = estimates([ESTIMATE]);
    valueOf(await asking().broker.topStocks({ ...query, by: 'estimate' }));
    const [market, side, investor] = codes;
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'V',
        FID_COND_SCR_DIV_CODE: '16449',
        FID_INPUT_ISCD: market,
        FID_DIV_CLS_CODE: '0',
        FID_RANK_SORT_CLS_CODE: side,
        FID_ETC_CLS_CODE: investor,
      },
    ]);
  });

  it('gives the investor that was asked, in shares and won, and is never final', async () => {
    estimates([{ ...ESTIMATE, mksc_shrn_iscd: 'Q530031' }, ESTIMATE]);
    const query = {
      market: 'kospi',
      by: 'estimate',
      investor: 'institution',
      side: 'sell',
    } as const;
    const [first, second] = valueOf(await asking().broker.topStocks(query));
    expect(first).toMatchObject({ rank: 1, stock: '530031' });
    expect(second).toEqual({
      broker: 'koreainvestment',
      environment: 'live',
      api: 'FHPTJ04400000',
      observedAt: '2026-07-01T11:31:00.000Z',
      rank: 2,
      stock: '005930',
      name: '삼성전자',
      market: 'kospi',
      basis: 'estimate',
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'estimated',
      sessions: 1,
      netShares: -903_000,
      netValue: -73_865_000_000,
      rounding: { netShares: 1000, netValue: 1_000_000 },
    });
  });

  it('proves its units: amounts are the quantity times the price', async () => {
    estimates([ESTIMATE]);
    const [ranked] = valueOf(await asking().broker.topStocks({ market: 'kospi', by: 'estimate' }));
    const { netShares = NaN, netValue = NaN } = ranked ?? {};
    expect(Math.abs(netShares * 81_800 - netValue)).toBeLessThan(1_000_000);
  });
});

describe('a ranking by the desks of foreign brokers', () => {
  it.each([
    [{ market: 'kospi' }, '1001', '0'],
    [{ market: 'kosdaq', side: 'sell' }, '2001', '1'],
  ] as const)('%j is asked with the codes of KRX', async (query, market, side) => {
    const asked = desks([DESK]);
    valueOf(await asking().broker.topStocks({ ...query, by: 'broker-desk' }));
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_COND_SCR_DIV_CODE: '16441',
        FID_INPUT_ISCD: market,
        FID_RANK_SORT_CLS_CODE: '1',
        FID_RANK_SORT_CLS_CODE_2: side,
      },
    ]);
  });

  it('gives what was bought less what was sold, in shares alone', async () => {
    desks([DESK, { ...DESK, stck_shrn_iscd: '000660', glob_total_seln_qty: '10409818' }]);
    const ranked = valueOf(await asking().broker.topStocks({ market: 'kospi', by: 'broker-desk' }));
    expect(ranked.map(({ rank, netShares }) => [rank, netShares])).toEqual([
      [1, 10_409_817],
      [2, -1],
    ]);
    expect(ranked[0]).toMatchObject({
      api: 'FHKST644100C0',
      basis: 'broker-desk',
      status: 'provisional',
      rounding: { netShares: 1 },
    });
    expect(ranked[0]).not.toHaveProperty('netValue');
  });
});

it('keeps its rank where one above it is left out, and names no stock twice', async () => {
  const blank = { stck_shrn_iscd: '000660', hts_kor_isnm: 'x' };
  const columns = ['glob_total_seln_qty', 'glob_total_shnu_qty', 'glob_ntsl_qty', 'acml_vol'];
  const empty = { ...blank, ...Object.fromEntries(columns.map((it) => [it, ''])) };
  const pages = [
    [empty, DESK],
    [DESK, DESK],
  ];
  serving('frgnmem-trade-estimate', () => ({ output: pages.shift() }));
  const { broker, leftOut, options } = asking();
  const query = { market: 'kospi', by: 'broker-desk' } as const;
  const ranked = valueOf(await broker.topStocks(query, options));
  expect(ranked.map(({ rank, stock }) => [rank, stock])).toEqual([[2, '005930']]);
  expect(leftOut).toMatchObject([{ code: '000660' }]);
  expect(errorOf(await broker.topStocks(query)).kind).toBe('unreadable');
});

describe('a list that is none', () => {
  const ask = () => asking().broker.topStocks({ market: 'kospi', by: 'estimate' });
  it.each([
    ['no stock', [], 'empty'],
    [
      'blanks',
      [
        Object.fromEntries(
          Object.entries(ESTIMATE).map(([name, it]) => [name, /isnm|iscd/.test(name) ? it : '']),
        ),
      ],
      'empty',
    ],
    ['one stock twice', [ESTIMATE, ESTIMATE], 'unreadable'],
    ['a code that is none', [{ ...ESTIMATE, mksc_shrn_iscd: 'A005930' }], 'unreadable'],
  ])('%s', async (_, output, kind) => {
    estimates(output);
    expect(errorOf(await ask()).kind).toBe(kind);
  });
});

it.each([
  [{ market: 'kospi', by: 'estimate', sessions: 5 }, 'unsupported'],
  [{ market: 'kospi', by: 'broker-desk', investor: 'foreign' }, 'unsupported'],
])('%j is not asked', (query, kind) => {
  expect(asking().broker.refusal('topStocks', query)?.kind).toBe(kind);
});
