import { err, type Investor, type Issue, ok, type Result, type Trade } from '@investor-flow/core';
import { everyKey } from './tables.ts';
import { type Reader, signedWhole, times, unsignedWhole } from './numbers.ts';

/** A row as it came. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads figures of a row; each fault says where, below `path`, and what, never the value. */
export type RowReader<Figures> = (
  row: Row,
  path: readonly PropertyKey[],
) => Result<Figures, readonly Issue[]>;

/** What a reader of rows reads. */
export type FiguresOf<Read> = Read extends RowReader<infer Figures> ? Figures : never;

/** Reads one column of the row at hand; what is wrong with it is noted, and the row comes to nothing. */
type Figure = (column: string, read: Reader) => number;

const rowReader =
  <Figures>(readAll: (figure: Figure) => Figures): RowReader<Figures> =>
  (row, path) => {
    const issues: Issue[] = [];
    const figures = readAll((column, read) => {
      const value = read(row[column]);
      if (typeof value === 'number') return value;
      issues.push({ path: [...path, column].map(String).join('.'), message: value });
      return NaN;
    });
    return issues.length === 0 ? ok(figures) : err(issues);
  };

/** Reads every column with the reader beside its name. */
export function columns<Column extends string>(
  readers: Readonly<Record<Column, Reader>>,
): RowReader<Readonly<Record<Column, number>>> {
  const table = Object.entries(readers) as [Column, Reader][];
  return rowReader((figure) => {
    const figures = {} as Record<Column, number>;
    for (const [column, read] of table) figures[column] = figure(column, read);
    return figures;
  });
}

/** The columns of an investor: its net, and both sides where the broker tells them. */
export type TradeColumns =
  | { readonly net: string; readonly buy?: undefined; readonly sell?: undefined }
  | { readonly net: string; readonly buy: string; readonly sell: string };

type Tables = { readonly [I in Investor]?: TradeColumns | undefined };
type Trades<Table extends Tables> = {
  readonly [I in keyof Table]: Table[I] extends TradeColumns ? Trade : undefined;
};

/**
 * Reads the trades of every investor in the broker's step: a net can be below zero, a side cannot.
 *
 * An investor without columns is left for the adapter to add up, at its place in the order.
 */
export function trades<Table extends Tables>(table: Table, step: number): RowReader<Trades<Table>> {
  const readNet = times(signedWhole, step);
  const readSide = times(unsignedWhole, step);
  const investors = Object.keys(table) as Investor[];
  const told = investors.flatMap((investor) => {
    const its = table[investor];
    return its === undefined ? [] : [{ investor, ...its }];
  });
  const sided = told.filter((its) => its.buy !== undefined);
  const untold = everyKey<Investor, Trade | undefined>(investors, undefined);
  return rowReader((figure) => {
    const found = { ...untold } as Record<Investor, Trade>;
    for (const { investor, net } of told) found[investor] = { net: figure(net, readNet) };
    for (const { investor, buy, sell } of sided) {
      const { net } = found[investor];
      found[investor] = { net, buy: figure(buy, readSide), sell: figure(sell, readSide) };
    }
    return found as Trades<Table>;
  });
}

/** Whether a row has columns beside the named ones, and nothing in any of them. */
export function isBlank(row: Row, beside: readonly string[] = []): boolean {
  let told = false;
  for (const column of Object.keys(row)) {
    if (beside.includes(column)) continue;
    if (row[column] !== '') return false;
    told = true;
  }
  return told;
}
