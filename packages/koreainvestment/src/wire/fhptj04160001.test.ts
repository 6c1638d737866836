import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { NET_COLUMNS, SIDE_COLUMNS, STOCK_DAY } from '../__fixtures__/daily-rows.ts';
import { fhptj04160001, tradesOf } from './fhptj04160001.ts';

const QUERY = { stock: '005930', asOf: '2025-08-11' };
const { read, wrong } = reader(fhptj04160001, 'output2', QUERY);

/** Sums of two other columns. */
const UNREAD = /^etc_(?:ntby|seln|shnu)/;
const COLUMNS = [...NET_COLUMNS, ...SIDE_COLUMNS].filter((column) => !UNREAD.test(column));

it('has a hundred and one columns', () => expect(Object.keys(STOCK_DAY)).toHaveLength(101));

it.each(COLUMNS)('%s has a sign only where it is a net', (column) => {
  const expected = column.includes('_ntby_') ? [] : [column];
  expect(wrong({ ...STOCK_DAY, [column]: '-1' })).toEqual(expected);
});

describe('the official example', () => {
  const row = read(STOCK_DAY);
  it('proves its units: what all bought is the traded volume, and its amount the turnover in won', () => {
    const all = (measure: 'value' | 'volume', side: 'buy' | 'sell'): number => {
      const table = tradesOf(row, measure);
      return [table.individual, table.foreign, table.institution, table.otherCorporation]
        .map((trade) => trade?.[side] ?? NaN)
        .reduce((total, it) => total + it, 0);
    };
    expect(all('volume', 'sell')).toBe(row.acml_vol);
    expect(all('volume', 'buy')).toBe(row.acml_vol);
    expect(Math.abs(all('value', 'sell') - (row.acml_tr_pbmn ?? NaN))).toBeLessThan(2_000_000);
    const perShare = (row.acml_tr_pbmn ?? NaN) / (row.acml_vol ?? NaN);
    expect(perShare).toBeGreaterThan(Number(STOCK_DAY['stck_lwpr']));
    expect(perShare).toBeLessThan(Number(STOCK_DAY['stck_hgpr']));
  });
});
