import type { Measure } from '@investor-flow/core';
import type { Json } from './json-text.ts';
import { expectSuccess, NETS, SECTORS } from './kiwoom-words.ts';
import { exactly, Fault, type Reader, reading, type Reading } from './reading.ts';

/** What is compared: figures, whose they are, and what they are called. */
export interface SectorFacts {
  readonly code: string;
  readonly id: string | undefined;
  readonly name: string;
  readonly value?: Table;
  readonly volume?: Table;
  readonly index?: object;
}
type Table = Readonly<Record<string, { readonly net: number }>>;

/** Hundreds of millions of won, thousands of shares. */
const STEPS = { value: 100_000_000, volume: 1000 } as const;

/** ka10051: one body a measure. */
export const readSectors = (
  bodies: readonly Json[],
  measures: readonly Measure[],
): Reading<readonly SectorFacts[]> =>
  reading((reader) => {
    const lists = bodies.map((body) => rowsByCode(reader, body));
    const [first] = lists;
    if (first === undefined || first.size === 0) throw new Fault('no rows');
    if (lists.some((one) => one.size !== first.size)) throw new Fault('other rows');
    const facts = [...first.keys()].flatMap((code) => {
      const rows = lists.map((one) => one.get(code) ?? new Fault('other rows'));
      return factsOf(reader, code, rows.map(present), measures);
    });
    if (facts.length === 0) throw new Fault('nothing but blanks');
    return facts;
  });

/** The same, when only one row is asked for: the others need not be read. */
export const readSector = (
  bodies: readonly Json[],
  measures: readonly Measure[],
): Reading<SectorFacts> =>
  reading((reader) => {
    const rows = bodies.map((body) => {
      expectSuccess(reader, body);
      const items = reader.items(body, 'inds_netprps');
      const found = items.filter((row) => {
        if (SECTORS[codeIn(row) ?? ''] === undefined) reader.unusual();
        return codeIn(row) === '001';
      });
      if (new Set(items.map(codeIn)).size < items.length) reader.unusual();
      if (found.length !== 1) throw new Fault('not one row of the market');
      return present(found[0]);
    });
    if (new Set(bodies.map((body) => codesIn(reader, body))).size > 1) reader.unusual();
    const [facts] = factsOf(reader, '001', rows, measures);
    if (facts === undefined) throw new Fault('the row is blank');
    return facts;
  });

const codesIn = (reader: Reader, body: Json): string =>
  reader.items(body, 'inds_netprps').map(codeIn).toSorted().join();

function present(row: Json | Fault | undefined): Json {
  if (row === undefined) throw new Fault('no such row');
  if (row instanceof Fault) throw row;
  return row;
}

function codeIn(row: Json): string | undefined {
  if (row.kind !== 'object') return undefined;
  const said = row.pairs.filter(([key]) => key === 'inds_cd').map(([, it]) => it);
  return said.length === 1 && said[0]?.kind === 'text' ? said[0].text : undefined;
}

function rowsByCode(reader: Reader, body: Json): ReadonlyMap<string, Json> {
  expectSuccess(reader, body);
  const rows = new Map<string, Json>();
  for (const row of reader.items(body, 'inds_netprps')) {
    const code = reader.text(row, 'inds_cd');
    if (rows.has(code)) throw new Fault(`${code} is there twice`);
    if (!/^[0-9A-Z]+$/.test(code)) throw new Fault(`${code} is no code of KRX`);
    if (SECTORS[code] === undefined) reader.unusual();
    rows.set(code, row);
  }
  return rows;
}

const LABELS = ['inds_cd', 'inds_nm'];
const isBlank = (row: Json): boolean =>
  row.kind === 'object' &&
  row.pairs.every(([key, it]) => LABELS.includes(key) || (it.kind === 'text' && it.text === '')) &&
  row.pairs.some(([key]) => !LABELS.includes(key));

/** One sector, or nothing where the market did not have it. */
function factsOf(
  reader: Reader,
  code: string,
  rows: readonly Json[],
  measures: readonly Measure[],
): readonly SectorFacts[] {
  const [first] = rows;
  if (first === undefined) throw new Fault('no rows');
  if (rows.every(isBlank)) {
    reader.unusual();
    return [];
  }
  const tables = rows.map((row, place) => tableOf(reader, row, STEPS[measures[place] ?? 'value']));
  const index = indexOf(reader, first);
  for (const row of rows.slice(1)) indexOf(reader, row);
  const all = tables.flatMap((table) => Object.values(table));
  if (index === undefined && all.every(({ net }) => net === 0)) {
    reader.unusual();
    return [];
  }
  const name = reader.text(first, 'inds_nm').trim();
  for (const row of rows) reader.text(row, 'inds_nm');
  return [
    {
      code,
      id: Object.hasOwn(SECTORS, code) ? SECTORS[code] : undefined,
      name,
      ...Object.fromEntries(measures.map((measure, place) => [measure, tables[place]])),
      ...(index === undefined ? {} : { index }),
    },
  ];
}

function tableOf(reader: Reader, row: Json, step: number): Table {
  const nets = Object.entries(NETS).map(
    ([column, who]) => [who, { net: exactly(reader.signed(row, column) * step) }] as const,
  );
  const table: Table = Object.fromEntries(nets);
  const foreign = (table['foreignRegistered']?.net ?? NaN) + (table['foreignOther']?.net ?? NaN);
  return { ...table, foreign: { net: exactly(foreign) } };
}

function indexOf(reader: Reader, row: Json): object | undefined {
  const blank = (key: string): boolean => reader.text(row, key) === '';
  if (blank('cur_prc') && blank('pred_pre')) {
    reader.unusual();
    return undefined;
  }
  return {
    price: reader.price(row, 'cur_prc') / 100,
    change: reader.signed(row, 'pred_pre') / 100,
    changePercent: reader.signed(row, 'flu_rt') / 100,
    volume: exactly(reader.unsigned(row, 'trde_qty') * 1000),
  };
}
