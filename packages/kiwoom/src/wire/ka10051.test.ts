import type { Measure, TradingDay, Venue } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { isSound, valueOf } from '../__fixtures__/results.ts';
import { NET_COLUMNS, SECTOR_ROW, UNBORN_SECTOR, without } from '../__fixtures__/rows.ts';
import kosdaq from './__fixtures__/ka10051.kosdaq-unified-value.synthetic.json' with { type: 'json' };
import kospi from './__fixtures__/ka10051.kospi-value.synthetic.json' with { type: 'json' };
import {
  ka10051,
  type SectorFigures,
  type SectorRow,
  type SectorsQuery,
  STEPS,
} from './ka10051.ts';

const QUERY: SectorsQuery = {
  market: 'kospi',
  day: '2026-07-01',
  venue: 'krx',
  measure: 'value',
};

const rowsOf = (rows: readonly object[], query: Partial<SectorsQuery> = {}): readonly SectorRow[] =>
  valueOf(ka10051.read({ inds_netprps: rows }, { ...QUERY, ...query }));

function figuresOf(row: object, query: Partial<SectorsQuery> = {}): SectorFigures {
  const [only] = rowsOf([row], query);
  if (only === undefined) throw new Error('there is no row');
  return valueOf(only.figures());
}

describe('what Kiwoom is asked', () => {
  /** mrkt_tp, amt_qty_tp, base_dt, stex_tp. */
  type Case = readonly [SectorsQuery['market'], Measure, Venue, TradingDay, string];
  it.each<Case>([
    ['kospi', 'value', 'krx', '2026-07-01', '0 0 20260701 1'],
    ['kospi', 'value', 'nxt', '2025-03-04', '0 0 20250304 2'],
    ['kospi', 'value', 'unified', '2024-11-07', '0 0 20241107 3'],
    ['kospi', 'volume', 'krx', '2014-07-01', '0 1 20140701 1'],
    ['kospi', 'volume', 'nxt', '2026-01-02', '0 1 20260102 2'],
    ['kospi', 'volume', 'unified', '2026-12-30', '0 1 20261230 3'],
    ['kosdaq', 'value', 'krx', '2026-02-27', '1 0 20260227 1'],
    ['kosdaq', 'value', 'nxt', '2026-06-30', '1 0 20260630 2'],
    ['kosdaq', 'value', 'unified', '2026-07-01', '1 0 20260701 3'],
    ['kosdaq', 'volume', 'krx', '2026-07-02', '1 1 20260702 1'],
    ['kosdaq', 'volume', 'nxt', '2026-07-03', '1 1 20260703 2'],
    ['kosdaq', 'volume', 'unified', '2026-07-06', '1 1 20260706 3'],
  ])('asks for the %s %s at %s of %s in one call', (...[market, measure, venue, day, columns]) => {
    const [mrkt_tp, amt_qty_tp, base_dt, stex_tp] = columns.split(' ');
    expect(ka10051.request({ market, measure, venue, day })).toStrictEqual({
      method: 'POST',
      path: '/api/dostk/sect',
      body: { mrkt_tp, amt_qty_tp, base_dt, stex_tp },
    });
  });

  it('is called by its own id', () => expect(ka10051.id).toBe('ka10051'));
});

describe('the figures of a sector', () => {
  it('comes out as the documented example says', () => {
    const { table } = figuresOf({
      ...SECTOR_ROW,
      ind_netprps: '+13667',
      frgnr_netprps: '-19488',
      native_trmt_frgnr_netprps: '-19',
      orgn_netprps: '+5016',
      natn_netprps: '-0',
    });
    expect(table.individual).toStrictEqual({ net: 1_366_700_000_000 });
    expect(table.foreign).toStrictEqual({ net: -1_950_700_000_000 });
    expect(table.foreignRegistered).toStrictEqual({ net: -1_948_800_000_000 });
    expect(table.foreignOther).toStrictEqual({ net: -1_900_000_000 });
    expect(table.institution).toStrictEqual({ net: 501_600_000_000 });
    expect(table.government).toStrictEqual({ net: 0 });
    expect(STEPS.value).toBe(100_000_000);
  });

  it('gives every investor the column that is its own, in won', () => {
    expect(figuresOf(SECTOR_ROW).table).toStrictEqual({
      individual: { net: 180_800_000_000 },
      foreign: { net: -192_800_000_000 },
      foreignRegistered: { net: -190_900_000_000 },
      foreignOther: { net: -1_900_000_000 },
      institution: { net: -221_200_000_000 },
      financialInvestment: { net: -110_100_000_000 },
      insurance: { net: 120_200_000_000 },
      investmentTrust: { net: 130_300_000_000 },
      privateFund: { net: 211_100_000_000 },
      bank: { net: -140_400_000_000 },
      otherFinance: { net: 150_500_000_000 },
      pension: { net: -160_600_000_000 },
      government: { net: 201_000_000_000 },
      otherCorporation: { net: 170_700_000_000 },
    });
  });

  it('counts volumes in thousands of shares', () => {
    const { table } = figuresOf(SECTOR_ROW, { measure: 'volume' });
    expect(table.individual).toStrictEqual({ net: 1_808_000 });
    expect(table.foreign).toStrictEqual({ net: -1_928_000 });
    expect(table.privateFund).toStrictEqual({ net: 2_111_000 });
    expect(STEPS.volume).toBe(1000);
  });

  it.each(['-0', '+0', '0', '--0'])('reads %j as plain zero, never as a negative one', (text) => {
    const blank = Object.fromEntries(NET_COLUMNS.map((column) => [column, text]));
    const { table } = figuresOf({ ...SECTOR_ROW, ...blank });
    for (const { net } of Object.values(table)) expect(Object.is(net, 0)).toBe(true);
  });

  it.each([
    ['--335', -33_500_000_000],
    ['-335', -33_500_000_000],
    ['+335', 33_500_000_000],
    ['335', 33_500_000_000],
    ['+0000335', 33_500_000_000],
  ])('reads %j as %d won', (text, net) => {
    expect(figuresOf({ ...SECTOR_ROW, ind_netprps: text }).table.individual).toStrictEqual({ net });
  });

  it('does not claim to know what was bought and what was sold', () => {
    for (const trade of Object.values(figuresOf(SECTOR_ROW).table))
      expect(Object.keys(trade)).toEqual(['net']);
  });
});

describe('the index of a sector', () => {
  it('is in hundredths, and its sign is a colour', () => {
    expect(figuresOf(SECTOR_ROW).index).toStrictEqual({
      price: 8304.08,
      change: -172.4,
      changePercent: -2.03,
      volume: 425_553_000,
    });
  });

  it('rose: the rate has no plus', () => {
    const rose = { cur_prc: '+425354', pred_pre: '+9203', flu_rt: '221', trde_qty: '97062' };
    expect(figuresOf({ ...SECTOR_ROW, ...rose }).index).toStrictEqual({
      price: 4253.54,
      change: 92.03,
      changePercent: 2.21,
      volume: 97_062_000,
    });
  });

  it.each(['0', '+0', '-0'])('is flat: no colour, and a change of %j is zero', (none) => {
    const flat = { cur_prc: '22581', pred_pre: none, flu_rt: none, trde_qty: '0' };
    const { index } = figuresOf({ ...SECTOR_ROW, ...flat });
    expect(index).toStrictEqual({ price: 225.81, change: 0, changePercent: 0, volume: 0 });
    expect(isSound(index)).toBe(true);
  });

  it('moved too little for its rate', () => {
    const barely = { cur_prc: '-60031', pred_pre: '-1', flu_rt: '0', trde_qty: '1537' };
    expect(figuresOf({ ...SECTOR_ROW, ...barely }).index).toMatchObject({
      change: -0.01,
      changePercent: 0,
    });
  });

  it('counts its shares in thousands, whatever the measure', () => {
    expect(figuresOf(SECTOR_ROW, { measure: 'volume' }).index?.volume).toBe(425_553_000);
  });

  it('is absent where a sector did not exist', () => {
    const { index, table } = figuresOf(UNBORN_SECTOR);
    expect(index).toBeUndefined();
    for (const { net } of Object.values(table)) expect(net).toBe(0);
  });
});

describe('the code of a sector', () => {
  it.each<readonly [Venue, string]>([
    ['krx', '013'],
    ['unified', '013_AL'],
    ['nxt', '013_NX'],
    ['nxt', '013'],
  ])('at %s is written %s and read without the suffix', (venue, code) => {
    expect(rowsOf([{ ...SECTOR_ROW, inds_cd: code }], { venue })[0]?.code).toBe('013');
  });

  it('nobody knows is kept: new sectors appear', () => {
    const unknown = { ...SECTOR_ROW, inds_cd: '031', inds_nm: '우주' };
    expect(rowsOf([unknown])[0]).toMatchObject({ code: '031', isBlank: false });
    expect(figuresOf(unknown).name).toBe('우주');
  });
});

describe('a whole answer', () => {
  it('is read row by row, in the order of the broker', () => {
    const rows = rowsOf(kospi.inds_netprps);
    expect(rows).toHaveLength(28);
    expect(rows.map(({ code }) => code)).toEqual(kospi.inds_netprps.map((row) => row.inds_cd));
    for (const row of rows) expect(row.figures().isOk()).toBe(true);
  });

  it('of the united market loses every suffix', () => {
    const rows = rowsOf(kosdaq.inds_netprps, { market: 'kosdaq', venue: 'unified' });
    expect(rows).toHaveLength(32);
    for (const { code } of rows) expect(code).toMatch(/^1\d\d$/);
  });

  it('without a sector is a list without rows', () => expect(rowsOf([])).toEqual([]));

  it('has one column that is not read: the colour, which the signs already tell', () => {
    const [full = {}] = kospi.inds_netprps;
    const read = (row: object): unknown => {
      const answer = ka10051.read({ inds_netprps: [row] }, QUERY);
      return answer.andThen(
        ([first]) => first?.figures().map((figures) => [first.code, figures]) ?? answer,
      );
    };
    const known = read(full);
    const ignored = Object.keys(full).filter(
      (column) => JSON.stringify(read(without(full, column))) === JSON.stringify(known),
    );
    expect(ignored).toEqual(['pre_smbol']);
    expect(Object.keys(full)).toHaveLength(20);
  });
});
