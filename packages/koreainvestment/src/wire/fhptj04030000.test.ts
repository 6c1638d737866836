import { type Issue, type InvestorTable, type Measure } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { errorOf, isSound, valueOf } from '../__fixtures__/results.ts';
import {
  BLANK_ROW,
  NO_WHOLE_NUMBERS,
  OFFICIAL_ROW,
  VALUE_COLUMNS,
  VOLUME_COLUMNS,
  without,
} from '../__fixtures__/rows.ts';
import kospi from './__fixtures__/fhptj04030000.kospi.synthetic.json' with { type: 'json' };
import futures from './__fixtures__/fhptj04030000.stock-futures.synthetic.json' with { type: 'json' };
import unknown from './__fixtures__/fhptj04030000.unknown-code.synthetic.json' with { type: 'json' };
import { fhptj04030000, type FlowRow, stepsOf } from './fhptj04030000.ts';

const KOSPI = { market: 'KSP', sector: '0001' };

const read = (output: unknown) => fhptj04030000.read({ output }, KOSPI);
function rowOf(output: unknown): FlowRow {
  const row = valueOf(read(output));
  if (row === undefined) throw new Error('there is no row');
  return row;
}
const tableOf = (row: object, measure: Measure): InvestorTable =>
  valueOf(rowOf([row]).table(measure, 'kospi'));

function wrong(row: object, measure: Measure): readonly Issue[] {
  const table = rowOf([row]).table(measure, 'kospi');
  return table.isOk() ? [] : table.error;
}
const wrongPaths = (row: object, measure: Measure): readonly string[] =>
  wrong(row, measure).map(({ path }) => path);

/** Every column, the measure it belongs to, and the measure it does not. */
const COLUMNS = [
  ...VALUE_COLUMNS.map((column) => [column, 'value', 'volume'] as const),
  ...VOLUME_COLUMNS.map((column) => [column, 'volume', 'value'] as const),
];

describe('what Korea Investment is asked', () => {
  it('is two codes in upper case, as its own samples send them, and no date', () => {
    expect(fhptj04030000.request({ market: 'KSQ', sector: '1019' })).toStrictEqual({
      method: 'GET',
      path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
      query: { FID_INPUT_ISCD: 'KSQ', FID_INPUT_ISCD_2: '1019' },
    });
    expect(fhptj04030000.id).toBe('FHPTJ04030000');
  });
});

/** The official example in won. */
const VALUE = {
  foreign: { sell: 2_818_983_000_000, buy: 2_967_639_000_000, net: 148_656_000_000 },
  individual: { sell: 5_131_230_000_000, buy: 5_020_361_000_000, net: -110_869_000_000 },
  institution: { sell: 2_110_371_000_000, buy: 2_054_839_000_000, net: -55_532_000_000 },
  financialInvestment: { sell: 384_357_000_000, buy: 472_598_000_000, net: 88_241_000_000 },
  investmentTrust: { sell: 177_374_000_000, buy: 165_434_000_000, net: -11_940_000_000 },
  privateFund: { sell: 213_413_000_000, buy: 115_551_000_000, net: -97_861_000_000 },
  bank: { sell: 13_382_000_000, buy: 2_873_000_000, net: -10_509_000_000 },
  insurance: { sell: 79_782_000_000, buy: 50_378_000_000, net: -29_404_000_000 },
  otherFinance: { sell: 10_393_000_000, buy: 11_896_000_000, net: 1_502_000_000 },
  pension: { sell: 1_231_671_000_000, buy: 1_236_109_000_000, net: 4_439_000_000 },
  otherOrganization: { sell: 0, buy: 0, net: 0 },
  otherCorporation: { sell: 95_856_000_000, buy: 113_601_000_000, net: 17_745_000_000 },
};
/** The official example in shares. */
const VOLUME = {
  foreign: { sell: 75_588_000, buy: 70_298_000, net: -5_290_000 },
  individual: { sell: 294_375_000, buy: 300_449_000, net: 6_074_000 },
  institution: { sell: 36_911_000, buy: 37_631_000, net: 720_000 },
  financialInvestment: { sell: 8_493_000, buy: 12_126_000, net: 3_633_000 },
  investmentTrust: { sell: 4_086_000, buy: 3_964_000, net: -122_000 },
  privateFund: { sell: 4_833_000, buy: 3_029_000, net: -1_804_000 },
  bank: { sell: 245_000, buy: 51_000, net: -193_000 },
  insurance: { sell: 1_653_000, buy: 1_050_000, net: -603_000 },
  otherFinance: { sell: 230_000, buy: 310_000, net: 80_000 },
  pension: { sell: 17_372_000, buy: 17_101_000, net: -271_000 },
  otherOrganization: { sell: 0, buy: 0, net: 0 },
  otherCorporation: { sell: 5_061_000, buy: 3_558_000, net: -1_503_000 },
};

describe('the official example', () => {
  it('comes out as it says, in won', () => {
    expect(tableOf(OFFICIAL_ROW, 'value')).toStrictEqual(VALUE);
  });

  it('comes out as it says, in shares', () => {
    expect(tableOf(OFFICIAL_ROW, 'volume')).toStrictEqual(VOLUME);
  });

  it('has seventy-two columns and no other', () => {
    expect(COLUMNS).toHaveLength(72);
    expect(new Set(COLUMNS.map(([column]) => column))).toEqual(new Set(Object.keys(OFFICIAL_ROW)));
    for (const { output } of [kospi, futures, unknown])
      expect(new Set(Object.keys(output[0] ?? {}))).toEqual(new Set(Object.keys(OFFICIAL_ROW)));
  });

  it('comes as a list, although the document says object; either is read', () => {
    for (const measure of ['value', 'volume'] as const)
      expect(valueOf(rowOf(OFFICIAL_ROW).table(measure, 'kospi'))).toStrictEqual(
        tableOf(OFFICIAL_ROW, measure),
      );
  });
});

describe('a volume', () => {
  it('is in thousands of shares on the stock markets', () => {
    for (const market of ['kospi', 'kosdaq', 'etf', 'etn', 'elw'] as const) {
      expect(stepsOf(market)).toEqual({ value: 1_000_000, volume: 1000 });
      expect(valueOf(rowOf([OFFICIAL_ROW]).table('volume', market)).foreign.net).toBe(-5_290_000);
    }
  });

  it('is in single contracts on the derivative markets', () => {
    for (const market of ['stock-futures', 'kospi200-calls', 'weekly-monday-puts'] as const) {
      expect(stepsOf(market)).toEqual({ value: 1_000_000, volume: 1 });
      const row = rowOf([OFFICIAL_ROW]);
      expect(valueOf(row.table('volume', market)).foreign).toEqual({
        sell: 75_588,
        buy: 70_298,
        net: -5290,
      });
      expect(valueOf(row.table('value', market))).toStrictEqual(VALUE);
    }
  });
});

describe('a figure', () => {
  it.each([
    ['-0', 0],
    ['0', 0],
    ['-00000000000464000', -464_000_000_000],
    ['+12', 12_000_000],
    ['--335', -335_000_000],
  ])('that is written %j is %d won', (text, net) => {
    const table = tableOf({ ...OFFICIAL_ROW, frgn_ntby_tr_pbmn: text }, 'value');
    expect(Object.is(table.foreign.net, net)).toBe(true);
  });

  it('of zero is plain zero everywhere', () => {
    const zeros = Object.fromEntries(COLUMNS.map(([column]) => [column, '0']));
    for (const measure of ['value', 'volume'] as const)
      expect(isSound(tableOf(zeros, measure))).toBe(true);
    expect(rowOf([zeros]).isBlank).toBe(false);
  });
});

describe.each(COLUMNS)('%s', (column, measure, other) => {
  it('is named when it is missing, and not missed by the other measure', () => {
    const row = without(OFFICIAL_ROW, column);
    expect(wrongPaths(row, measure)).toEqual([`output.0.${column}`]);
    expect(wrong(row, other)).toEqual([]);
    const single = rowOf(row).table(measure, 'kospi');
    expect(errorOf(single).map(({ path }) => path)).toEqual([`output.${column}`]);
  });

  it('is named when another name has come in its place', () => {
    const renamed = { ...without(OFFICIAL_ROW, column), [`${column}_2`]: '5' };
    expect(wrongPaths(renamed, measure)).toEqual([`output.0.${column}`]);
  });

  it('is no number when it holds none', () => {
    for (const [, value] of NO_WHOLE_NUMBERS)
      expect(wrongPaths({ ...OFFICIAL_ROW, [column]: value }, measure)).toEqual([
        `output.0.${column}`,
      ]);
  });

  it('has a sign only where it is a net', () => {
    const isNet = /_ntby_/.test(column);
    const expected = isNet ? [] : [`output.0.${column}`];
    expect(wrongPaths({ ...OFFICIAL_ROW, [column]: '-1' }, measure)).toEqual(expected);
  });
});

describe('a net quantity', () => {
  it.each(['pe_fund', 'etc_corp', 'etc_orgt'])(
    'of %s ends otherwise than nine of twelve, and is refused under the usual name',
    (prefix) => {
      const { [`${prefix}_ntby_vol`]: net, ...row } = OFFICIAL_ROW;
      expect(wrong({ ...row, [`${prefix}_ntby_qty`]: net }, 'volume')).toEqual([
        { path: `output.0.${prefix}_ntby_vol`, message: 'is no text' },
      ]);
    },
  );

  it.each(['frgn', 'prsn', 'orgn', 'fund'])('of %s is refused under the unusual name', (prefix) => {
    const { [`${prefix}_ntby_qty`]: net, ...row } = OFFICIAL_ROW;
    expect(wrongPaths({ ...row, [`${prefix}_ntby_vol`]: net }, 'volume')).toEqual([
      `output.0.${prefix}_ntby_qty`,
    ]);
  });
});

describe('a row of nothing but blanks', () => {
  it.each([
    ['a list', [BLANK_ROW]],
    ['an object', BLANK_ROW],
    ['as recorded', unknown.output],
  ])('is known as one: %s', (_, output) => expect(rowOf(output).isBlank).toBe(true));

  it('is none when one figure is there, or when there are no columns at all', () => {
    const almost = rowOf([{ ...BLANK_ROW, frgn_ntby_qty: '0' }]);
    expect(almost.isBlank).toBe(false);
    expect(almost.table('volume', 'kospi').isErr()).toBe(true);
    expect(rowOf([{}]).isBlank).toBe(false);
    expect(wrongPaths({}, 'value')).toHaveLength(36);
  });
});

describe('an output', () => {
  it('without a row has none', () => expect(valueOf(read([]))).toBeUndefined());

  it('with two rows answers more than was asked', () => {
    expect(errorOf(read([OFFICIAL_ROW, OFFICIAL_ROW]))).toEqual([
      { path: 'output', message: 'has more than one row' },
    ]);
  });

  it.each([
    ['is missing', undefined],
    ['is null', null],
    ['is a text', ''],
    ['is a number', 0],
    ['is a list of texts', ['']],
    ['is a list of nulls', [null]],
  ])('that %s is refused', (_, output) => {
    const [issue] = errorOf(read(output));
    expect(issue?.path).toMatch(/^output/);
  });

  it('has nothing that is not read by one measure or the other', () => {
    const [full = {}] = kospi.output;
    const told = (row: object): string =>
      JSON.stringify([wrong(row, 'value'), wrong(row, 'volume')]);
    const ignored = Object.keys(full).filter(
      (column) => told(without(full, column)) === told(full),
    );
    expect(ignored).toEqual([]);
  });
});
