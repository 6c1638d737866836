import { type Investor, MARKETS, volumeUnitOf } from '@investor-flow/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSound, isWhole, valueOf } from '../__fixtures__/results.ts';
import { OFFICIAL_ROW } from '../__fixtures__/rows.ts';
import { fhptj04030000 } from './fhptj04030000.ts';

const PAIR = { market: 'KSP', sector: '0001' };

/** Whose columns begin how, from the broker's document. */
const PREFIXES: readonly (readonly [prefix: string, investor: Investor, netVolume: string])[] = [
  ['frgn', 'foreign', 'ntby_qty'],
  ['prsn', 'individual', 'ntby_qty'],
  ['orgn', 'institution', 'ntby_qty'],
  ['scrt', 'financialInvestment', 'ntby_qty'],
  ['ivtr', 'investmentTrust', 'ntby_qty'],
  ['pe_fund', 'privateFund', 'ntby_vol'],
  ['bank', 'bank', 'ntby_qty'],
  ['insu', 'insurance', 'ntby_qty'],
  ['mrbn', 'otherFinance', 'ntby_qty'],
  ['fund', 'pension', 'ntby_qty'],
  ['etc_orgt', 'otherOrganization', 'ntby_vol'],
  ['etc_corp', 'otherCorporation', 'ntby_vol'],
];

const NOTHING = { sold: NaN, bought: NaN, soldCount: NaN, boughtCount: NaN };

const steps = (truth: number, step: number): number =>
  Math.sign(truth) * Math.floor(Math.abs(truth) / step + 0.5);
/** Korea Investment writes a minus and nothing else; a rounded nothing has no sign. */
const written = (truth: number, step: number): string => String(steps(truth, step) + 0);
const rounded = (truth: number, step: number): number => steps(truth, step) * step + 0;

it('any market comes back as its own rounding, investor by investor and side by side', () => {
  const trade = fc.record({
    sold: fc.integer({ min: 0, max: 20_000_000_000_000 }),
    bought: fc.integer({ min: 0, max: 20_000_000_000_000 }),
    soldCount: fc.integer({ min: 0, max: 900_000_000 }),
    boughtCount: fc.integer({ min: 0, max: 900_000_000 }),
  });
  const trades = fc.array(trade, { minLength: PREFIXES.length, maxLength: PREFIXES.length });
  fc.assert(
    fc.property(trades, fc.constantFrom(...MARKETS), fc.boolean(), (truth, market, isList) => {
      const step = volumeUnitOf(market) === 'contract' ? 1 : 1000;
      const texts = PREFIXES.flatMap(([prefix, , netVolume], at) => {
        const { sold, bought, soldCount, boughtCount } = truth[at] ?? NOTHING;
        return [
          [`${prefix}_seln_vol`, written(soldCount, step)],
          [`${prefix}_shnu_vol`, written(boughtCount, step)],
          [`${prefix}_${netVolume}`, written(boughtCount - soldCount, step)],
          [`${prefix}_seln_tr_pbmn`, written(sold, 1_000_000)],
          [`${prefix}_shnu_tr_pbmn`, written(bought, 1_000_000)],
          [`${prefix}_ntby_tr_pbmn`, written(bought - sold, 1_000_000)],
        ];
      });
      const row: unknown = Object.fromEntries(texts);
      const read = valueOf(fhptj04030000.read({ output: isList ? [row] : row }, PAIR));
      if (read === undefined) throw new Error('there is no row');
      const [value, volume] = [read.table('value', market), read.table('volume', market)].map(
        valueOf,
      );
      expect(isSound([value, volume])).toBe(true);
      for (const [at, [, investor]] of PREFIXES.entries()) {
        const { sold, bought, soldCount, boughtCount } = truth[at] ?? NOTHING;
        expect(value?.[investor]).toStrictEqual({
          net: rounded(bought - sold, 1_000_000),
          buy: rounded(bought, 1_000_000),
          sell: rounded(sold, 1_000_000),
        });
        expect(volume?.[investor]).toStrictEqual({
          net: rounded(boughtCount - soldCount, step),
          buy: rounded(boughtCount, step),
          sell: rounded(soldCount, step),
        });
      }
    }),
  );
});

it('whatever stands in a column is refused or read as numbers that are exact', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.constantFrom('-', '+-1', '--', '1.0', '4294967295', '-0', '９'),
  );
  const column = fc.constantFrom(...Object.keys(OFFICIAL_ROW));
  fc.assert(
    fc.property(column, junk, fc.constantFrom(...MARKETS), (name, value, market) => {
      const answer = fhptj04030000.read({ output: [{ ...OFFICIAL_ROW, [name]: value }] }, PAIR);
      const row = valueOf(answer);
      for (const measure of ['value', 'volume'] as const) {
        const table = row?.table(measure, market);
        const isRefused =
          table !== undefined &&
          table.isErr() &&
          table.error.every(({ path }) => path === `output.0.${name}`);
        const isRead =
          table !== undefined && table.isOk() && isSound(table.value) && isWhole(table.value);
        expect(isRefused || isRead).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

it('whatever stands for the body, the output or the row is refused and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const body of [value, { output: value }, { output: [value] }]) {
        const answer = fhptj04030000.read(body, PAIR);
        const row = answer.isOk() ? answer.value : undefined;
        expect(row === undefined || row.table('value', 'kospi').isErr()).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
