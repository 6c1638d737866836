import { type Investor, MARKETS, type Measure, volumeUnitOf } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { OFFICIAL_ROW } from '../__fixtures__/rows.ts';
import kospi from './__fixtures__/fhptj04030000.kospi.synthetic.json' with { type: 'json' };
import futures from './__fixtures__/fhptj04030000.stock-futures.synthetic.json' with { type: 'json' };
import unknown from './__fixtures__/fhptj04030000.unknown-code.synthetic.json' with { type: 'json' };
import { fhptj04030000, stepsOf, tradesOf } from './fhptj04030000.ts';

const KOSPI = { market: 'KSP', sector: '0001' };
const { read, wrong } = reader(fhptj04030000, 'output', KOSPI);
const tableOf = (raw: unknown, measure: Measure, market: (typeof MARKETS)[number] = 'kospi') =>
  tradesOf(read(raw), measure, stepsOf(market)[measure]);

describe('the official example', () => {
  /** Sold, bought and net in thousands of shares, then in millions of won. */
  const STATED: readonly (readonly [Investor, readonly number[]])[] = [
    ['foreign', [75_588, 70_298, -5290, 2_818_983, 2_967_639, 148_656]],
    ['individual', [294_375, 300_449, 6074, 5_131_230, 5_020_361, -110_869]],
    ['institution', [36_911, 37_631, 720, 2_110_371, 2_054_839, -55_532]],
    ['financialInvestment', [8493, 12_126, 3633, 384_357, 472_598, 88_241]],
    ['investmentTrust', [4086, 3964, -122, 177_374, 165_434, -11_940]],
    ['privateFund', [4833, 3029, -1804, 213_413, 115_551, -97_861]],
    ['bank', [245, 51, -193, 13_382, 2873, -10_509]],
    ['insurance', [1653, 1050, -603, 79_782, 50_378, -29_404]],
    ['otherFinance', [230, 310, 80, 10_393, 11_896, 1502]],
    ['pension', [17_372, 17_101, -271, 1_231_671, 1_236_109, 4439]],
    ['otherOrganization', [0, 0, 0, 0, 0, 0]],
    ['otherCorporation', [5061, 3558, -1503, 95_856, 113_601, 17_745]],
  ];
  const trades = (from: number, step: number) =>
    Object.fromEntries(
      STATED.map(([investor, figures]) => {
        const [sell = NaN, buy = NaN, net = NaN] = figures.slice(from).map((it) => it * step);
        return [investor, { net, buy, sell }];
      }),
    );

  it('comes out as it says, in won, in shares and in contracts', () => {
    expect(tableOf(OFFICIAL_ROW, 'value')).toStrictEqual(trades(3, 1_000_000));
    expect(tableOf(OFFICIAL_ROW, 'volume')).toStrictEqual(trades(0, 1000));
    expect(tableOf(OFFICIAL_ROW, 'volume', 'stock-futures')).toStrictEqual(trades(0, 1));
    expect(tableOf(OFFICIAL_ROW, 'value').foreign).toEqual({
      sell: 2_818_983_000_000,
      buy: 2_967_639_000_000,
      net: 148_656_000_000,
    });
    expect(tableOf(OFFICIAL_ROW, 'volume').foreign.net).toBe(-5_290_000);
  });

  it('has every column that the broker sends', () => {
    const columns = Object.keys(OFFICIAL_ROW).toSorted();
    expect(columns).toHaveLength(72);
    for (const { output } of [kospi, futures, unknown])
      expect(Object.keys(output[0] ?? {}).toSorted()).toEqual(columns);
  });

  it('has a sign only where it is a net', () => {
    for (const column of Object.keys(OFFICIAL_ROW))
      expect(wrong({ ...OFFICIAL_ROW, [column]: '-1' })).toEqual(
        column.includes('_ntby_') ? [] : [column],
      );
  });
});

it.each(MARKETS)(
  'the steps of %s are a million won, and shares by the thousand or contracts',
  (market) => {
    const volume = volumeUnitOf(market) === 'contract' ? 1 : 1000;
    expect(stepsOf(market)).toEqual({ value: 1_000_000, volume });
  },
);

it('any market comes back as it was written', () => {
  /** Whose columns begin how, from the broker's document; three end their net quantity otherwise. */
  const prefixes: readonly (readonly [string, Investor, string?])[] = [
    ['frgn', 'foreign'],
    ['prsn', 'individual'],
    ['orgn', 'institution'],
    ['scrt', 'financialInvestment'],
    ['ivtr', 'investmentTrust'],
    ['pe_fund', 'privateFund', 'ntby_vol'],
    ['bank', 'bank'],
    ['insu', 'insurance'],
    ['mrbn', 'otherFinance'],
    ['fund', 'pension'],
    ['etc_orgt', 'otherOrganization', 'ntby_vol'],
    ['etc_corp', 'otherCorporation', 'ntby_vol'],
  ];
  const counts = fc.array(fc.nat(20_000_000), { minLength: 4, maxLength: 4 });
  const all = fc.array(counts, { minLength: prefixes.length, maxLength: prefixes.length });
  fc.assert(
    fc.property(all, (found) => {
      const written: Record<string, string> = {};
      const [value, volume]: [Record<string, object>, Record<string, object>] = [{}, {}];
      for (const [place, [prefix, investor, net = 'ntby_qty']] of prefixes.entries()) {
        const [sold = NaN, bought = NaN, sell = NaN, buy = NaN] = found[place] ?? [];
        written[`${prefix}_seln_tr_pbmn`] = String(sold);
        written[`${prefix}_shnu_tr_pbmn`] = String(bought);
        written[`${prefix}_ntby_tr_pbmn`] = String(bought - sold);
        written[`${prefix}_seln_vol`] = String(sell);
        written[`${prefix}_shnu_vol`] = String(buy);
        written[`${prefix}_${net}`] = String(buy - sell);
        const million = 1_000_000;
        value[investor] = {
          sell: sold * million,
          buy: bought * million,
          net: (bought - sold) * million,
        };
        volume[investor] = { sell, buy, net: buy - sell };
      }
      expect(tableOf(written, 'value')).toStrictEqual(value);
      expect(tableOf(written, 'volume', 'kospi200-calls')).toStrictEqual(volume);
    }),
  );
});
