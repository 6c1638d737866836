import { addDays, type Venue } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { DAY_ROW } from '../__fixtures__/rows.ts';
import page from './__fixtures__/ka10008.first-page.synthetic.json' with { type: 'json' };
import type { StockPage } from './calls.ts';
import { ka10008 } from './ka10008.ts';

const QUERY: StockPage = { stock: '005930', venue: 'krx', cursor: undefined };
const { row, read, wrong, issues } = reader(ka10008, 'stk_frgnr', QUERY);

describe('what Kiwoom is asked', () => {
  it.each<readonly [string, Venue, string]>([
    ['005930', 'krx', '005930'],
    ['005930', 'nxt', '005930_NX'],
    ['33626K', 'unified', '33626K_AL'],
  ])('for %s at %s is the stock alone: the call has no dates', (stock, venue, stk_cd) => {
    const asked = { method: 'POST', path: '/api/dostk/frgnistt', body: { stk_cd }, headers: {} };
    expect(ka10008.id).toBe('ka10008');
    expect(ka10008.request({ stock, venue, cursor: undefined })).toStrictEqual(asked);
    expect(ka10008.request({ stock, venue, cursor: '00593020260414' })).toStrictEqual({
      ...asked,
      headers: { 'cont-yn': 'Y', 'next-key': '00593020260414' },
    });
  });
});

it('the documented example comes out as it says', () => {
  const columns = Object.keys(DAY_ROW);
  const documented = [
    '20241105 135300 0 0 0 6663509 +26.10 18863197 25526706 0 +26.10',
    '20241101 65100 0 0 -3441 6642402 +26.02 18884304 25526706 0 +26.02',
    '20241030 +65100 +100 1 -10245 6641216 +26.02 18885490 25526706 0 +26.02',
    '20241029 -65000 -27300 4 249 6651461 +26.06 18875245 25526706 0 +26.06',
  ].map((line) => {
    const texts = line.split(' ');
    return Object.fromEntries(columns.map((column, place) => [column, texts[place]]));
  });
  expect(documented.map((it) => [row(it).key, ...Object.values(read(it))])).toEqual([
    ['2024-11-05', 135_300, 0, 0, 0, 6_663_509, 26.1, 18_863_197, 25_526_706, 0, 26.1],
    ['2024-11-01', 65_100, 0, 0, -3441, 6_642_402, 26.02, 18_884_304, 25_526_706, 0, 26.02],
    ['2024-10-30', 65_100, 100, 1, -10_245, 6_641_216, 26.02, 18_885_490, 25_526_706, 0, 26.02],
    ['2024-10-29', 65_000, -27_300, 4, 249, 6_651_461, 26.06, 18_875_245, 25_526_706, 0, 26.06],
  ]);
});

it('any day comes back as it was written', () => {
  const count = (most: number) => fc.integer({ min: 0, max: most });
  const net = (most: number) => fc.integer({ min: -most, max: most });
  const days = fc.record({
    day: count(8000).map((later) => addDays('2009-11-01', later)),
    close: fc.integer({ min: 1, max: 5_000_000 }),
    moved: net(900_000),
    traded: count(2_000_000),
    changed: net(900_000_000),
    held: net(2_000_000_000),
    acquirable: net(2_000_000_000),
    limit: count(2_000_000_000),
    limitMoved: net(100_000_000),
    share: count(10_000),
    minus: fc.constantFrom('-', '--'),
  });
  fc.assert(
    fc.property(days, ({ day, minus, ...it }) => {
      const colour = it.moved > 0 ? '+' : it.moved < 0 ? '-' : '';
      const signed = (value: number) => (value < 0 ? `${minus}${-value}` : `${value}`);
      const percent = `+${Math.floor(it.share / 100)}.${String(it.share % 100).padStart(2, '0')}`;
      const written = {
        dt: day.replaceAll('-', ''),
        close_pric: `${colour}${it.close}`,
        pred_pre: `${colour}${Math.abs(it.moved)}`,
        trde_qty: `${it.traded}`,
        chg_qty: signed(it.changed),
        poss_stkcnt: signed(it.held),
        wght: percent,
        gain_pos_stkcnt: signed(it.acquirable),
        frgnr_limit: `${it.limit}`,
        frgnr_limit_irds: signed(it.limitMoved),
        limit_exh_rt: percent,
      };
      expect(row(written).key).toBe(day);
      expect(Object.values(read(written))).toEqual([
        it.close,
        it.moved + 0,
        it.traded,
        it.changed + 0,
        it.held + 0,
        it.share / 100,
        it.acquirable + 0,
        it.limit,
        it.limitMoved + 0,
        it.share / 100,
      ]);
    }),
  );
});

it('a page of ours has its columns', () =>
  expect(Object.keys(page.stk_frgnr[0] ?? {})).toEqual(Object.keys(DAY_ROW)));

it.each([
  ['trde_qty', '4294967295', undefined],
  ['trde_qty', '-2147483', undefined],
  ['close_pric', '', undefined],
  ['close_pric', '0', 0],
] as const)('%s may be %j', (column, text, value) => {
  expect(read({ ...DAY_ROW, [column]: text })[column]).toBe(value);
});

it.each([
  ['trde_qty', '-1'],
  ['frgnr_limit', '-1'],
  ['frgnr_limit', '4294967295'],
  ['poss_stkcnt', ''],
  ['poss_stkcnt', '-2147483648'],
  ['wght', '26,06'],
  ['limit_exh_rt', '26.06%'],
])('%s may not be %j', (column, text) => {
  expect(wrong({ ...DAY_ROW, [column]: text })).toEqual([column]);
});

it.each(['20260230', '2026071', '2026-07-01', '', ' 20260701', '00000101'])(
  'a day that does not exist fails the answer: %j',
  (dt) => {
    expect(issues([{ ...DAY_ROW, dt }])).toEqual([
      { path: 'stk_frgnr.0.dt', message: 'must be a day written YYYYMMDD' },
    ]);
  },
);
