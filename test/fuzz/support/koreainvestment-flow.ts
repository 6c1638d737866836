import type { Measure } from '@investor-flow/core';
import type { Json } from './json-text.ts';
import { expectSuccess } from './koreainvestment-words.ts';
import { exactly, Fault, type Reader, reading, type Reading } from './reading.ts';

export interface FlowFacts {
  readonly value?: Table;
  readonly volume?: Table;
}
type Table = Readonly<Record<string, object>>;

/** The document's twelve groups: whom a column belongs to, and how its net quantity ends. */
const GROUPS: readonly (readonly [string, string, string])[] = [
  ['individual', 'prsn', 'ntby_qty'],
  ['foreign', 'frgn', 'ntby_qty'],
  ['institution', 'orgn', 'ntby_qty'],
  ['financialInvestment', 'scrt', 'ntby_qty'],
  ['investmentTrust', 'ivtr', 'ntby_qty'],
  ['privateFund', 'pe_fund', 'ntby_vol'],
  ['bank', 'bank', 'ntby_qty'],
  ['insurance', 'insu', 'ntby_qty'],
  ['otherFinance', 'mrbn', 'ntby_qty'],
  ['pension', 'fund', 'ntby_qty'],
  ['otherOrganization', 'etc_orgt', 'ntby_vol'],
  ['otherCorporation', 'etc_corp', 'ntby_vol'],
];

/** FHPTJ04030000: one row, won in millions, quantities in thousands of shares or in single contracts. */
export const readFlow = (
  body: Json,
  measures: readonly Measure[],
  quantityStep: 1 | 1000,
): Reading<FlowFacts> =>
  reading((reader) => {
    expectSuccess(reader, body);
    const row = rowIn(reader, body);
    // A column of a measure that was not asked for may be refused as well.
    for (const measure of ['value', 'volume'] as const)
      if (reading((it) => tableOf(it, row, measure, quantityStep)).is === 'fault') reader.unusual();
    return Object.fromEntries(
      measures.map((measure) => [measure, tableOf(reader, row, measure, quantityStep)]),
    );
  });

function rowIn(reader: Reader, body: Json): Json {
  const output = reader.field(body, 'output');
  if (output?.kind === 'object') return output;
  if (output?.kind !== 'list' || output.items.length !== 1) throw new Fault('not one row');
  const [row] = output.items;
  if (row?.kind !== 'object') throw new Fault('the row is no object');
  return row;
}

const tableOf = (reader: Reader, row: Json, measure: Measure, quantityStep: number): Table =>
  Object.fromEntries(
    GROUPS.map(([who, prefix, net]) => {
      const [ends, step] =
        measure === 'value'
          ? [['ntby_tr_pbmn', 'shnu_tr_pbmn', 'seln_tr_pbmn'], 1_000_000]
          : [[net, 'shnu_vol', 'seln_vol'], quantityStep];
      const [netEnd, buyEnd, sellEnd] = ends.map((end) => `${prefix}_${end}`);
      return [
        who,
        {
          net: exactly(reader.signed(row, netEnd ?? '') * step),
          buy: exactly(reader.unsigned(row, buyEnd ?? '') * step),
          sell: exactly(reader.unsigned(row, sellEnd ?? '') * step),
        },
      ];
    }),
  );
