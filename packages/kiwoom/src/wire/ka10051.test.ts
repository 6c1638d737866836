import type { Measure, TradingDay, Venue } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { NET_COLUMNS, SECTOR_ROW, UNBORN_SECTOR } from '../__fixtures__/rows.ts';
import kosdaq from './__fixtures__/ka10051.kosdaq-unified-value.synthetic.json' with { type: 'json' };
import kospi from './__fixtures__/ka10051.kospi-value.synthetic.json' with { type: 'json' };
import { ka10051, netsOf, type SectorsQuery, STEPS } from './ka10051.ts';
import { bareCode } from './codes.ts';

const QUERY: SectorsQuery = { market: 'kospi', day: '2026-07-01', venue: 'krx', measure: 'value' };
const { rows, row, read, issues, wrong } = reader(ka10051, 'inds_netprps', QUERY);
const nets = (raw: object, measure: Measure = 'value') => netsOf(read(raw), STEPS[measure]);

describe('what Kiwoom is asked', () => {
  it.each<readonly [SectorsQuery['market'], Measure, Venue, TradingDay, string]>([
    ['kospi', 'value', 'krx', '2026-07-01', '0 0 20260701 1'],
    ['kospi', 'value', 'nxt', '2025-03-04', '0 0 20250304 2'],
    ['kospi', 'volume', 'unified', '2026-12-30', '0 1 20261230 3'],
    ['kosdaq', 'value', 'unified', '2026-07-01', '1 0 20260701 3'],
    ['kosdaq', 'volume', 'krx', '2014-07-01', '1 1 20140701 1'],
  ])('for the %s %s at %s of %s', (...[market, measure, venue, day, columns]) => {
    const [mrkt_tp, amt_qty_tp, base_dt, stex_tp] = columns.split(' ');
    expect(ka10051.id).toBe('ka10051');
    expect(ka10051.request({ market, measure, venue, day })).toStrictEqual({
      method: 'POST',
      path: '/api/dostk/sect',
      body: { mrkt_tp, amt_qty_tp, base_dt, stex_tp },
    });
  });
});

describe('the nets of a sector', () => {
  it('come out as the documented example says', () => {
    const documented = {
      ...SECTOR_ROW,
      ind_netprps: '+13667',
      frgnr_netprps: '-19488',
      native_trmt_frgnr_netprps: '-19',
      orgn_netprps: '+5016',
      natn_netprps: '-0',
    };
    expect(STEPS).toEqual({ value: 100_000_000, volume: 1000 });
    expect(nets(documented)).toMatchObject({
      individual: { net: 1_366_700_000_000 },
      foreign: { net: -1_950_700_000_000 },
      foreignRegistered: { net: -1_948_800_000_000 },
      foreignOther: { net: -1_900_000_000 },
      institution: { net: 501_600_000_000 },
      government: { net: 0 },
    });
    expect(nets({ ...SECTOR_ROW, ind_netprps: '--335' }).individual).toStrictEqual({
      net: -33_500_000_000,
    });
  });

  it.each([
    ['value', 90_000_000_000_000],
    ['volume', 5_000_000_000],
  ] as const)('are the %s of each column, rounded as Kiwoom rounds', (measure, most) => {
    // Whom each column belongs to, from the broker's document.
    const owners = {
      sc_netprps: 'financialInvestment',
      insrnc_netprps: 'insurance',
      invtrt_netprps: 'investmentTrust',
      bank_netprps: 'bank',
      jnsinkm_netprps: 'otherFinance',
      endw_netprps: 'pension',
      etc_corp_netprps: 'otherCorporation',
      ind_netprps: 'individual',
      frgnr_netprps: 'foreignRegistered',
      native_trmt_frgnr_netprps: 'foreignOther',
      natn_netprps: 'government',
      samo_fund_netprps: 'privateFund',
      orgn_netprps: 'institution',
    } as const satisfies Record<(typeof NET_COLUMNS)[number], string>;
    const counts = fc.array(
      fc.integer({ min: -most / STEPS[measure], max: most / STEPS[measure] }),
      {
        minLength: NET_COLUMNS.length,
        maxLength: NET_COLUMNS.length,
      },
    );
    fc.assert(
      fc.property(counts, fc.constantFrom('-', '--'), (found, minus) => {
        const texts = found.map((count) => (count < 0 ? `${minus}${-count}` : `+${count}`));
        const columns = NET_COLUMNS.map((column, place) => [column, texts[place]] as const);
        const table = nets({ ...SECTOR_ROW, ...Object.fromEntries(columns) }, measure);
        const net = (column: (typeof NET_COLUMNS)[number]) =>
          (found[NET_COLUMNS.indexOf(column)] ?? NaN) * STEPS[measure] + 0;
        for (const column of NET_COLUMNS)
          expect(table[owners[column]]).toStrictEqual({ net: net(column) });
        expect(table.foreign.net).toBe(net('frgnr_netprps') + net('native_trmt_frgnr_netprps'));
        expect(Object.keys(table)).toHaveLength(NET_COLUMNS.length + 1);
      }),
    );
  });
});

describe('the index of a sector', () => {
  it.each([
    [{}, [-8304.08, -172.4, -2.03, 425_553]],
    [
      { cur_prc: '+425354', pred_pre: '+9203', flu_rt: '221', trde_qty: '97062' },
      [4253.54, 92.03, 2.21, 97_062],
    ],
    [{ cur_prc: '22581', pred_pre: '-0', flu_rt: '+0', trde_qty: '0' }, [225.81, 0, 0, 0]],
    [UNBORN_SECTOR, [undefined, undefined, 0, 0]],
  ])('is in hundredths, and blank where a sector did not exist: %j', (columns, expected) => {
    const { cur_prc, pred_pre, flu_rt, trde_qty } = read({ ...SECTOR_ROW, ...columns });
    expect([cur_prc, pred_pre, flu_rt, trde_qty]).toStrictEqual(expected);
  });
});

describe('an answer', () => {
  it('of ours has its columns', () =>
    expect(Object.keys(kospi.inds_netprps[0] ?? {}).toSorted()).toEqual(
      Object.keys(SECTOR_ROW).toSorted(),
    ));

  it('has every sector of the market, with or without the suffix of its venue', () => {
    const united: SectorsQuery = { ...QUERY, market: 'kosdaq', venue: 'unified' };
    expect(rows(kospi.inds_netprps).map(({ key }) => key)).toHaveLength(28);
    const codes = rows(kosdaq.inds_netprps, united).map(({ key }) => bareCode(key));
    expect(codes).toHaveLength(32);
    for (const code of codes) expect(code).toMatch(/^1\d\d$/);
    expect(row({ ...SECTOR_ROW, inds_cd: '013_NX' }, { ...QUERY, venue: 'nxt' }).isBlank).toBe(
      false,
    );
  });

  it('may name a sector of which nothing is known', () => {
    const blank = Object.fromEntries(Object.keys(SECTOR_ROW).map((column) => [column, '']));
    const named = { ...blank, inds_cd: '028', inds_nm: '부동산' };
    expect(row(named).isBlank).toBe(true);
    expect(row({ ...named, ind_netprps: '+0' }).isBlank).toBe(false);
    expect(row({ inds_cd: '028', inds_nm: '부동산' }).isBlank).toBe(false);
  });
});

describe('an answer to another question is refused', () => {
  const at = (message: string) => [{ path: 'inds_netprps.0.inds_cd', message }];

  it.each([
    ['krx', '001_AL'],
    ['krx', '001_NX'],
    ['nxt', '001_AL'],
    ['nxt', '001'],
    ['unified', '001'],
    ['unified', '001_NX'],
  ] as const)('of %s by the code %s', (venue, inds_cd) => {
    expect(issues([{ ...SECTOR_ROW, inds_cd }], { ...QUERY, venue })).toEqual(
      at(`must be a code of the venue ${venue}`),
    );
  });

  it('by a sector of the other market, and by one that comes twice', () => {
    expect(issues([{ ...SECTOR_ROW, inds_cd: '101' }])).toEqual(at('must be a sector of kospi'));
    expect(issues([SECTOR_ROW], { ...QUERY, market: 'kosdaq' })).toEqual(
      at('must be a sector of kosdaq'),
    );
    expect(issues([SECTOR_ROW, SECTOR_ROW])).toMatchObject([{ message: 'must not come twice' }]);
  });

  it.each(['', '001_XX', '_AL', ' 001', 1, null])('by a code that is none: %j', (inds_cd) => {
    expect(wrong({ ...SECTOR_ROW, inds_cd })).toEqual(['inds_cd']);
  });
});
