import { describe, expect, it } from 'vitest';
import { INDEX_NOW, INDEX_ROW } from '../__fixtures__/index-rows.ts';
import { offline, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { leftOut, openedAt, serving, servingBody } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T14:51').broker;
const indexes = (rows: readonly object[]) =>
  serving({ path: PATHS.sectors, list: 'all_inds_idex', rows: () => rows });

describe('every sector of a market', () => {
  it('comes with level, change, turnover and breadth', async () => {
    const sent = indexes([INDEX_ROW]);
    const { broker } = openedAt('2026-07-01T14:51');
    const [first] = valueOf(await broker.sectorIndexes({ market: 'kospi' }));
    expect(sent).toMatchObject([{ api: 'ka20003', body: { inds_cd: '001' } }]);
    expect(first).toEqual({
      broker: 'kiwoom',
      environment: 'live',
      api: 'ka20003',
      observedAt: '2026-07-01T05:51:00.000Z',
      market: 'kospi',
      sector: { id: 'all', level: 'total', code: '001', name: '종합(KOSPI)' },
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'provisional',
      price: 8305.8,
      change: -170.68,
      changePercent: -2.01,
      volume: 427_049_000,
      turnover: 34_431_897_000_000,
      rounding: { volume: 1000, turnover: 1_000_000 },
      breadth: {
        advancing: 640,
        upperLimit: 11,
        unchanged: 28,
        declining: 249,
        lowerLimit: 1,
      },
    });
  });

  it('leaves out an index of 0, and keeps a code that the registry does not know', async () => {
    const none = { upl: '0', rising: '0', stdns: '0', fall: '0', lst: '0' };
    indexes([
      INDEX_ROW,
      { ...INDEX_ROW, stk_cd: '028', cur_prc: '0.00' },
      { ...INDEX_ROW, ...none, stk_cd: '603', stk_nm: '변동성지수' },
    ]);
    const open = openedAt('2026-07-01T14:51');
    const quotes = valueOf(await open.broker.sectorIndexes({ market: 'kospi' }));
    expect(quotes.map(({ sector }) => sector.code)).toEqual(['001', '603']);
    expect(quotes[1]).not.toHaveProperty('breadth');
    expect(quotes[1]?.sector).not.toHaveProperty('id');
    expect(leftOut(open)).toMatchObject([{ code: '028', because: 'the index is 0' }]);
  });

  it.each([
    ['where a sector comes twice', [INDEX_ROW, INDEX_ROW]],
    ['without a column', [without(INDEX_ROW, 'lst')]],
  ])('is unreadable %s', async (_, rows) => {
    indexes(rows);
    expect(errorOf(await kiwoom().sectorIndexes({ market: 'kospi' })).kind).toBe('unreadable');
  });

  it('of the other market is unreadable', async () => {
    indexes([INDEX_ROW]);
    expect(errorOf(await kiwoom().sectorIndexes({ market: 'kosdaq' })).kind).toBe('unreadable');
  });
});

describe('one sector', () => {
  it('comes with the range of its day, and its sentinel rows are not read', async () => {
    const sent = servingBody(PATHS.sectors, INDEX_NOW);
    const query = { market: 'kospi', sector: 'chemicals' } as const;
    const quotes = valueOf(await kiwoom().sectorIndexes(query));
    expect(sent).toMatchObject([{ api: 'ka20001', body: { mrkt_tp: '0', inds_cd: '008' } }]);
    expect(quotes).toMatchObject([
      {
        api: 'ka20001',
        sector: { id: 'chemicals', code: '008', name: '화학' },
        price: 8305.8,
        open: 8591.5,
        high: 8620.15,
        low: 8143.33,
        breadth: { advancing: 640 },
      },
    ]);
  });

  it('has a range without signs, and its market is asked by number', async () => {
    const fallen = { open_pric: '-8591.50', high_pric: '-8620.15', low_pric: '+8143.33' };
    const sent = servingBody(PATHS.sectors, { ...INDEX_NOW, ...fallen });
    const quotes = valueOf(await kiwoom().sectorIndexes({ market: 'kosdaq', sector: 'all' }));
    expect(sent).toMatchObject([{ body: { mrkt_tp: '1', inds_cd: '101' } }]);
    expect(quotes).toMatchObject([{ open: 8591.5, high: 8620.15, low: 8143.33 }]);
  });

  it('is empty where every figure is blank', async () => {
    const blank = Object.fromEntries(Object.keys(INDEX_NOW).map((column) => [column, '']));
    servingBody(PATHS.sectors, blank);
    expect(errorOf(await kiwoom().sectorIndexes({ market: 'kospi', sector: 'all' }))).toMatchObject(
      {
        kind: 'empty',
        because: 'every figure is blank',
      },
    );
  });

  it('has no range before the first trade, and is empty without an index', async () => {
    const zero = { open_pric: '0.00', high_pric: '0.00', low_pric: '0.00' };
    servingBody(PATHS.sectors, { ...INDEX_NOW, ...zero });
    const [first] = valueOf(await kiwoom().sectorIndexes({ market: 'kospi', sector: 'all' }));
    expect(first).not.toHaveProperty('open');
  });

  it('is empty without an index, and unreadable without a column', async () => {
    servingBody(PATHS.sectors, { ...INDEX_NOW, cur_prc: '0.00' });
    const query = { market: 'kospi', sector: 'all' } as const;
    expect(errorOf(await kiwoom().sectorIndexes(query)).kind).toBe('empty');
  });

  it('without a column is unreadable', async () => {
    servingBody(PATHS.sectors, without(INDEX_NOW, 'high_pric'));
    const query = { market: 'kospi', sector: 'all' } as const;
    expect(errorOf(await kiwoom().sectorIndexes(query))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'high_pric' }],
    });
  });
});
