import { describe, expect, it } from 'vitest';
import { expectSoundOrRefused, reader } from '../__fixtures__/reading.ts';
import { without } from '../__fixtures__/rows.ts';
import { fhkst01010900, tradesOf } from './fhkst01010900.ts';

/** The official example, 000660 on 2022-01-13. */
const ROW = {
  stck_bsop_date: '20220113',
  stck_clpr: '129500',
  prdy_vrss: '1000',
  prdy_vrss_sign: '2',
  prsn_ntby_qty: '-287624',
  frgn_ntby_qty: '797458',
  orgn_ntby_qty: '-503653',
  prsn_ntby_tr_pbmn: '-37176',
  frgn_ntby_tr_pbmn: '102959',
  orgn_ntby_tr_pbmn: '-64984',
  prsn_shnu_vol: '467525',
  frgn_shnu_vol: '1442791',
  orgn_shnu_vol: '2219433',
  prsn_shnu_tr_pbmn: '60368',
  frgn_shnu_tr_pbmn: '186166',
  orgn_shnu_tr_pbmn: '286505',
  prsn_seln_vol: '755149',
  frgn_seln_vol: '645333',
  orgn_seln_vol: '2723086',
  prsn_seln_tr_pbmn: '97544',
  frgn_seln_tr_pbmn: '83207',
  orgn_seln_tr_pbmn: '351489',
};
const QUERY = { stock: '000660' };
const { row: rowOf, read, wrong } = reader(fhkst01010900, 'output', QUERY);

describe('three investors', () => {
  const row = read(ROW);
  it('have nets that are bought less sold: exactly in shares, within a step in won', () => {
    for (const [measure, near] of [
      ['volume', 0],
      ['value', 1_000_000],
    ] as const)
      for (const { net, buy = NaN, sell = NaN } of Object.values(tradesOf(row, measure)))
        expect(Math.abs(buy - sell - net)).toBeLessThanOrEqual(near);
  });

  it('prove their units: amount by quantity is a price of the day', () => {
    const { buy: won = NaN } = tradesOf(row, 'value').individual;
    const { buy: shares = NaN } = tradesOf(row, 'volume').individual;
    expect(Math.round(won / shares)).toBe(129_123);
  });

  it('are blank together until the figures of a day stand', () => {
    const blank = Object.fromEntries(
      Object.entries(ROW).map(([name, text]) => [name, /^(?:stck|prdy)/.test(name) ? text : '']),
    );
    expect(rowOf(blank).isBlank).toBe(true);
    expect(rowOf(ROW).isBlank).toBe(false);
  });
});

it.each(Object.keys(ROW).filter((column) => /_(?:ntby|shnu|seln)_/.test(column)))(
  '%s is named when it is missing',
  (column) => expect(wrong(without(ROW, column))).toEqual([`output.0.${column}`]),
);

it('whatever stands in a column is refused or read as numbers that are exact', () =>
  expectSoundOrRefused(fhkst01010900, 'output', QUERY, {
    row: ROW,
    model: (row) => [tradesOf(row, 'value'), tradesOf(row, 'volume')],
  }));
