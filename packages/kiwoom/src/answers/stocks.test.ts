import { expect, it } from 'vitest';
import { LISTED_STOCK } from '../__fixtures__/index-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { type Given, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T14:51').broker;
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: '/api/dostk/stkinfo', list: 'list', rows });

it('gives every stock of a market by name', async () => {
  serve(({ cursor }) =>
    cursor === undefined
      ? { rows: [LISTED_STOCK], next: 'more' }
      : [{ ...LISTED_STOCK, code: '0197X0', upName: '', upSizeName: '', nxtEnable: '' }],
  );
  const stocks = valueOf(await kiwoom().stocks({ market: 'kospi' }));
  expect(stocks).toMatchObject([
    {
      api: 'ka10099',
      stock: '005930',
      name: '삼성전자',
      market: 'kospi',
      listedShares: 5_846_278_608,
      sectorName: '전기/전자',
      sizeName: '대형주',
      tradesOnNextrade: true,
    },
    { stock: '0197X0', tradesOnNextrade: false },
  ]);
  expect(stocks[1]).not.toHaveProperty('sectorName');
  expect(stocks[1]).not.toHaveProperty('sizeName');
});

it.each([
  ['kospi', '0'],
  ['kosdaq', '10'],
  ['etf', '8'],
  ['etn', '60'],
  ['elw', '3'],
] as const)('asks for %s as %s', async (market, mrkt_tp) => {
  const sent = serve(() => [without(LISTED_STOCK, 'nxtEnable')]);
  const [first] = valueOf(await kiwoom().stocks({ market }));
  expect(sent).toMatchObject([{ body: { mrkt_tp } }]);
  expect(first).not.toHaveProperty('tradesOnNextrade');
});

it.each([
  ['a code of another shape', { code: '00593' }],
  ['a name that is no text', { name: 5 }],
  ['listed shares with a sign', { listCount: '-5' }],
  ['a word no one knows for Nextrade', { nxtEnable: '1' }],
])('with %s is unreadable', async (_, change) => {
  serve(() => [{ ...LISTED_STOCK, ...change }]);
  expect(errorOf(await kiwoom().stocks({ market: 'kospi' })).kind).toBe('unreadable');
});

it('is empty without a stock', async () => {
  serve(() => []);
  expect(errorOf(await kiwoom().stocks({ market: 'kospi' })).kind).toBe('empty');
});
