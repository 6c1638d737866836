import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { MARKET_DAY, withNets } from '../__fixtures__/daily-rows.ts';
import { fhptj04040000, indexOf, isZero, netsOf } from './fhptj04040000.ts';

const QUERY = { pair: { market: 'KSP', sector: '0001' }, asOf: '2024-05-17' };

const { read, wrong } = reader(fhptj04040000, 'output', QUERY);

describe('the official example', () => {
  it('comes out as it says, in won', () => {
    expect(netsOf(read(MARKET_DAY), 'value')).toStrictEqual({
      individual: { net: 720_787_000_000 },
      foreign: { net: -597_490_000_000 },
      institution: { net: -150_685_000_000 },
      financialInvestment: { net: -18_893_000_000 },
      insurance: { net: -13_791_000_000 },
      investmentTrust: { net: -7_246_000_000 },
      privateFund: { net: -25_668_000_000 },
      bank: { net: 3_326_000_000 },
      otherFinance: { net: -2_742_000_000 },
      pension: { net: -85_671_000_000 },
      otherCorporation: { net: 27_388_000_000 },
      otherOrganization: { net: 0 },
      foreignRegistered: { net: -597_676_000_000 },
      foreignOther: { net: 186_000_000 },
    });
  });

  it('comes out as it says, in shares', () => {
    expect(netsOf(read(MARKET_DAY), 'volume')).toMatchObject({
      foreign: { net: -18_565_000 },
      foreignRegistered: { net: -18_009_000 },
      foreignOther: { net: -557_000 },
      privateFund: { net: -431_000 },
      otherCorporation: { net: 779_000 },
      otherOrganization: { net: 0 },
    });
  });

  it('has an index that carries its sign already', () => {
    expect(indexOf(read(MARKET_DAY))).toEqual({
      price: 2724.62,
      change: -28.38,
      changePercent: -1.03,
    });
  });
});

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

describe('an index', () => {
  it.each([
    ['', '', '', undefined],
    ['0.00', '0.00', '0.00', undefined],
    ['2724.62', '', '-1.03', 'the index is half blank'],
    ['', '-28.38', '-1.03', 'the index is half blank'],
    ['0.00', '-28.38', '-1.03', 'the index is half blank'],
  ])('of %j, %j and %j is %j', (price, change, percent, expected) => {
    const row = {
      ...MARKET_DAY,
      bstp_nmix_prpr: price,
      bstp_nmix_prdy_vrss: change,
      bstp_nmix_prdy_ctrt: percent,
    };
    expect(indexOf(read(row))).toEqual(expected);
  });

  it('is never below 0', () => {
    expect(wrong({ ...MARKET_DAY, bstp_nmix_prpr: '-2724.62' })).toEqual(['bstp_nmix_prpr']);
  });
});

describe('a row', () => {
  it('is zero where amounts and quantities both are', () => {
    expect(isZero(read(withNets(MARKET_DAY, '0')))).toBe(true);
    expect(isZero(read({ ...withNets(MARKET_DAY, '0'), bank_ntby_qty: '1' }))).toBe(false);
    expect(isZero(read({ ...withNets(MARKET_DAY, '0'), etc_corp_ntby_tr_pbmn: '-1' }))).toBe(false);
  });

  it('is refused where its day is none', () =>
    expect(wrong({ ...MARKET_DAY, stck_bsop_date: '20240230' })).toEqual(['stck_bsop_date']));
});

it('proves its units: 백만원 and 천주 make a share worth what shares of KOSPI are worth, and a market of its size', () => {
  const won = netsOf(read(MARKET_DAY), 'value').individual.net;
  const shares = netsOf(read(MARKET_DAY), 'volume').individual.net;
  // Read as won and shares, individuals would have bought for 720,787 won on a day of KOSPI.
  expect(won / shares).toBeGreaterThan(1000);
  expect(won / shares).toBeLessThan(500_000);
  expect(shares).toBeGreaterThan(1_000_000);
});
