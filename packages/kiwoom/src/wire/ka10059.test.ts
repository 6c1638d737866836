import type { Venue } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { isSound } from '../__fixtures__/results.ts';
import { INVESTOR_COLUMNS, STOCK_ROW, UNTRADED_DAY } from '../__fixtures__/stock-rows.ts';
import { isHalfFilled, ka10059, netsOf, STEPS } from './ka10059.ts';

const QUERY = {
  stock: '005930',
  venue: 'krx',
  measure: 'value',
  to: '2026-06-30',
  cursor: undefined,
} as const;

const { read: columns, wrong } = reader(ka10059, 'stk_invsr_orgn', QUERY);

describe('what Kiwoom is asked', () => {
  it.each<readonly [Venue, string]>([
    ['krx', '005930'],
    ['nxt', '005930_NX'],
    ['unified', '005930_AL'],
  ])('at %s is %s as of a day, net', (venue, stk_cd) => {
    expect(ka10059.request({ ...QUERY, venue })).toStrictEqual({
      method: 'POST',
      path: '/api/dostk/stkinfo',
      body: { dt: '20260630', stk_cd, amt_qty_tp: '1', trde_tp: '0', unit_tp: '1' },
      headers: {},
    });
  });
});

describe('a row', () => {
  it('gives every investor in won: 백만원 a step', () => {
    const net = (count: number) => ({ net: count * 1_000_000 });
    expect(netsOf(columns(STOCK_ROW), STEPS.value)).toEqual({
      individual: net(14_808),
      foreign: net(-11_909 + 606),
      foreignRegistered: net(-11_909),
      foreignOther: net(606),
      institution: net(-5212),
      financialInvestment: net(-11_101),
      insurance: net(1202),
      investmentTrust: net(1303),
      privateFund: net(2111),
      bank: net(-1404),
      otherFinance: net(1505),
      pension: net(-1606),
      government: net(2778),
      otherCorporation: net(1707),
    });
  });

  it('is refused where its day is none', () =>
    expect(wrong({ ...STOCK_ROW, dt: '20260231' })).toEqual(['dt']));
});

it('any nets come back as they were, in won and in shares', () => {
  const nets = fc.record(
    Object.fromEntries(
      INVESTOR_COLUMNS.map((it) => [it, fc.integer({ min: -900_000_000, max: 900_000_000 })]),
    ),
  );
  const styles = fc.constantFrom(
    (value: number) => `${value}`,
    (value: number) => (value > 0 ? `+${value}` : `${value}`),
    (value: number) => (value < 0 ? `-${value}` : `${value}`),
  );
  fc.assert(
    fc.property(nets, styles, fc.constantFrom(STEPS.value, STEPS.volume), (truth, write, step) => {
      const texts = Object.entries(truth).map(([column, value]) => [column, write(value)]);
      const table = netsOf(columns({ ...STOCK_ROW, ...Object.fromEntries(texts) }), step);
      const of = (column: (typeof INVESTOR_COLUMNS)[number]) => (truth[column] ?? NaN) * step + 0;
      expect(isSound(table)).toBe(true);
      expect(table.individual.net).toBe(of('ind_invsr'));
      expect(table.institution.net).toBe(of('orgn'));
      expect(table.foreign.net).toBe(of('frgnr_invsr') + of('natfor') + 0);
      expect(table.pension?.net).toBe(of('penfnd_etc'));
      expect(table.otherFinance?.net).toBe(of('etc_fnnc'));
    }),
  );
});

describe('a half-filled row', () => {
  const half = { ...STOCK_ROW, ind_invsr: '0' };
  it('has no individuals while the others trade', () => {
    expect(isHalfFilled(columns(half), 'value')).toBe(true);
    expect(isHalfFilled(columns(half), 'volume')).toBe(true);
  });
  it('is no row whose individuals are reported, and none that adds up', () => {
    const tiny = { ...UNTRADED_DAY, frgnr_invsr: '4', orgn: '-2' };
    expect(isHalfFilled(columns(STOCK_ROW), 'value')).toBe(false);
    expect(isHalfFilled(columns(UNTRADED_DAY), 'value')).toBe(false);
    expect(isHalfFilled(columns(tiny), 'value')).toBe(false);
    expect(isHalfFilled(columns({ ...tiny, orgn: '-1' }), 'value')).toBe(true);
    expect(isHalfFilled(columns(tiny), 'volume')).toBe(true);
  });
});
