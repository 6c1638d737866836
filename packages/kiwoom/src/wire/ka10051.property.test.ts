import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, isWhole, valueOf } from '../__fixtures__/results.ts';
import { NET_COLUMNS, SECTOR_ROW } from '../__fixtures__/rows.ts';
import { ka10051, type SectorFigures, type SectorsQuery } from './ka10051.ts';

const query = (measure: SectorsQuery['measure']): SectorsQuery => ({
  market: 'kospi',
  day: '2026-07-01',
  venue: 'krx',
  measure,
});

/** How Kiwoom writes: rounded to its step, always a sign, and now and then two. */
const written = (truth: number, step: number, minus: string): string => {
  const count = Math.floor(Math.abs(truth) / step + 0.5);
  return `${truth < 0 ? minus : '+'}${count}`;
};
const rounded = (truth: number, step: number): number => {
  const count = Math.floor(Math.abs(truth) / step + 0.5);
  return count === 0 ? 0 : Math.sign(truth) * count * step;
};

/** Whom each column belongs to, from the broker's document. */
const OWNERS = {
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

function figuresOf(row: object, measure: SectorsQuery['measure']): SectorFigures {
  const [only] = valueOf(ka10051.read({ inds_netprps: [row] }, query(measure)));
  if (only === undefined) throw new Error('there is no row');
  return valueOf(only.figures());
}

const minus = fc.constantFrom('-', '--');

describe.each([
  ['value', 100_000_000, 90_000_000_000_000],
  ['volume', 1000, 5_000_000_000],
] as const)('any market in %s', (measure, step, most) => {
  const truths = fc.array(fc.integer({ min: -most, max: most }), {
    minLength: NET_COLUMNS.length,
    maxLength: NET_COLUMNS.length,
  });

  it('comes back as its own rounding, column by column', () => {
    fc.assert(
      fc.property(truths, minus, (truth, sign) => {
        const texts = NET_COLUMNS.map((column, at) => [
          column,
          written(truth[at] ?? NaN, step, sign),
        ]);
        const table = figuresOf({ ...SECTOR_ROW, ...Object.fromEntries(texts) }, measure).table;
        const net = (column: (typeof NET_COLUMNS)[number]): number =>
          rounded(truth[NET_COLUMNS.indexOf(column)] ?? NaN, step);
        for (const column of NET_COLUMNS)
          expect(table[OWNERS[column]]).toStrictEqual({ net: net(column) });
        expect(table.foreign.net).toBe(net('frgnr_netprps') + net('native_trmt_frgnr_netprps'));
      }),
    );
  });
});

describe('any index', () => {
  it('comes back to the hundredth, never below zero', () => {
    const levels = fc.record({
      price: fc.integer({ min: 1, max: 90_000_000 }),
      moved: fc.integer({ min: -3_000_000, max: 3_000_000 }),
      percent: fc.integer({ min: -3000, max: 3000 }),
      traded: fc.integer({ min: 0, max: 2_000_000 }),
    });
    fc.assert(
      fc.property(levels, ({ price, moved, percent, traded }) => {
        const colour = moved > 0 ? '+' : moved < 0 ? '-' : '';
        const index = figuresOf(
          {
            ...SECTOR_ROW,
            cur_prc: `${colour}${price}`,
            pred_pre: `${colour}${Math.abs(moved)}`,
            flu_rt: String(percent),
            trde_qty: String(traded),
          },
          'value',
        ).index;
        expect(index?.price).toBeCloseTo(price / 100, 6);
        expect(index?.change).toBeCloseTo(moved / 100, 6);
        expect(index?.changePercent).toBeCloseTo(percent / 100, 6);
        expect(index?.volume).toBe(traded * 1000);
        expect(isSound(index)).toBe(true);
      }),
    );
  });
});

describe('whatever a broker may send', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.integer().map(String),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.constantFrom('-', '+-1', '--', '1.0', '4294967295', '-0', '９', '1_000'),
  );

  it('in any column is refused or read as numbers that are exact', () => {
    const column = fc.constantFrom(...Object.keys(SECTOR_ROW));
    const measure = fc.constantFrom('value', 'volume');
    fc.assert(
      fc.property(column, junk, measure, (name, value, asked) => {
        const answer = ka10051.read(
          { inds_netprps: [{ ...SECTOR_ROW, [name]: value }] },
          query(asked),
        );
        const figures = answer.andThen(([row]) => row?.figures() ?? answer);
        const isRefused = figures.isErr() && figures.error.every(({ path }) => path !== '');
        const isRead =
          figures.isOk() &&
          'table' in figures.value &&
          isSound(figures.value) &&
          isWhole(figures.value.table);
        expect(isRefused || isRead).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('in place of the body, a list or a row is refused and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const body of [value, { inds_netprps: value }, { inds_netprps: [value] }]) {
          const answer = ka10051.read(body, query('value'));
          const rows = answer.isOk() ? answer.value : [];
          expect(rows.every((row) => row.figures().isErr())).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
