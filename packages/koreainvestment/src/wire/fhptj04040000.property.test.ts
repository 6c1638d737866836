import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MARKET_DAY } from '../__fixtures__/daily-rows.ts';
import { expectSoundOrRefused, reader } from '../__fixtures__/reading.ts';
import { fhptj04040000, indexOf, netsOf } from './fhptj04040000.ts';

const QUERY = { pair: { market: 'KSP', sector: '0001' }, asOf: '2024-05-17' };
const { read } = reader(fhptj04040000, 'output', QUERY);

it('any net comes back, times its step', () => {
  const investor = fc.constantFrom(
    ['prsn', 'individual'],
    ['frgn', 'foreign'],
    ['orgn', 'institution'],
  ) as fc.Arbitrary<['prsn' | 'frgn' | 'orgn', 'individual' | 'foreign' | 'institution']>;
  const count = fc.integer({ min: -999_999_999, max: 999_999_999 });
  fc.assert(
    fc.property(investor, count, count, ([prefix, key], shares, won) => {
      const row = read({
        ...MARKET_DAY,
        [`${prefix}_ntby_qty`]: String(shares),
        [`${prefix}_ntby_tr_pbmn`]: String(won),
      });
      expect(netsOf(row, 'value')[key].net).toBe(won * 1_000_000 + 0);
      expect(netsOf(row, 'volume')[key].net).toBe(shares * 1000 + 0);
    }),
  );
});

it('whatever stands in a column is refused or read as numbers that are exact', () =>
  expectSoundOrRefused(fhptj04040000, 'output', QUERY, {
    row: MARKET_DAY,
    model: (row) => [netsOf(row, 'value'), netsOf(row, 'volume'), indexOf(row)],
  }));
