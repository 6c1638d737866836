import { describe, expect, it } from 'vitest';
import { SECTOR_STOCK } from '../__fixtures__/index-rows.ts';
import { offline, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { type Given, leftOut, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T14:51').broker;
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: PATHS.sectors, list: 'inds_stkpc', rows });
const query = { market: 'kospi', sector: 'chemicals' } as const;

it('gives every page of a sector', async () => {
  const sent = serve(({ cursor }) =>
    cursor === undefined
      ? { rows: [SECTOR_STOCK], next: 'more' }
      : [{ ...SECTOR_STOCK, stk_cd: '00088K' }],
  );
  const stocks = valueOf(await kiwoom().sectorStocks(query));
  expect(sent).toMatchObject([
    { api: 'ka20002', body: { mrkt_tp: '0', inds_cd: '008', stex_tp: '1' } },
    { cursor: 'more' },
  ]);
  expect(stocks.map(({ stock }) => stock)).toEqual(['000050', '00088K']);
  expect(stocks[0]).toMatchObject({
    name: '경방',
    market: 'kospi',
    sector: { id: 'chemicals', code: '008' },
    venue: 'krx',
    day: '2026-07-01',
    dayBasis: 'assumed',
    status: 'provisional',
    lastPrice: 8180,
    change: -120,
    changePercent: -1.45,
    open: 8300,
    high: 8400,
    low: 8110,
    tradedShares: 34_020,
  });
});

it('has no range for a halted stock, and no volume where it did not fit', async () => {
  const halted = { now_trde_qty: '0', open_pric: '0', high_pric: '0', low_pric: '0' };
  serve(() => [
    { ...SECTOR_STOCK, ...halted },
    { ...SECTOR_STOCK, stk_cd: '252670', now_trde_qty: '4294967295' },
    { ...SECTOR_STOCK, stk_cd: '000300', cur_prc: '0' },
  ]);
  const open = openedAt('2026-07-01T14:51');
  const [first, second, ...others] = valueOf(await open.broker.sectorStocks(query));
  for (const side of ['open', 'high', 'low']) expect(first).not.toHaveProperty(side);
  expect(first?.tradedShares).toBe(0);
  expect(second).not.toHaveProperty('tradedShares');
  expect(others).toEqual([]);
  expect(leftOut(open)).toMatchObject([{ code: '000300', because: 'there is no price' }]);
});

describe('the venue', () => {
  it.each([
    ['nxt', '2', '000050_NX'],
    ['unified', '3', '000050_AL'],
    ['unified', '3', '000050'],
  ] as const)('%s is asked as %s and answered with %s', async (venue, stex_tp, stk_cd) => {
    const sent = serve(() => [{ ...SECTOR_STOCK, stk_cd }]);
    const [first] = valueOf(await kiwoom().sectorStocks({ ...query, venue }));
    expect(first).toMatchObject({ stock: '000050', venue });
    expect(sent).toMatchObject([{ body: { stex_tp } }]);
  });

  it.each([
    ['krx', '000050_AL'],
    ['nxt', '000050'],
    ['unified', '000050_NX'],
  ] as const)('%s with the code %s is unreadable', async (venue, stk_cd) => {
    serve(() => [{ ...SECTOR_STOCK, stk_cd }]);
    expect(errorOf(await kiwoom().sectorStocks({ ...query, venue })).kind).toBe('unreadable');
  });
});

describe('a list that cannot be trusted', () => {
  it.each<readonly [string, (sent: Sent) => Given]>([
    ['with a cursor already used', () => ({ rows: [SECTOR_STOCK], next: 'x' })],
    ['with a blank cursor', () => ({ rows: [SECTOR_STOCK], next: ' ' })],
    ['a page without rows promises more', () => ({ rows: [], next: 'x' })],
  ])('is unreadable: %s', async (message, rows) => {
    serve(rows);
    expect(errorOf(await kiwoom().sectorStocks(query))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'page', message: expect.stringContaining(message) as string }],
    });
  });

  it.each<readonly [string, (sent: Sent) => Given, string]>([
    [
      'one stock twice with other figures',
      () => [SECTOR_STOCK, { ...SECTOR_STOCK, cur_prc: '1' }],
      'unreadable',
    ],
    ['no stock', () => [], 'empty'],
    ['a renamed column', () => [without(SECTOR_STOCK, 'now_trde_qty')], 'unreadable'],
  ])('%s is a failure', async (_, rows, kind) => {
    serve(rows);
    expect(errorOf(await kiwoom().sectorStocks(query)).kind).toBe(kind);
  });

  it('takes a row that comes twice alike once', async () => {
    serve(() => [SECTOR_STOCK, SECTOR_STOCK]);
    expect(valueOf(await kiwoom().sectorStocks(query))).toHaveLength(1);
  });
});
