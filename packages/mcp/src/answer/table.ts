import type { Unit } from './unit.ts';

export type Cell = string | number | boolean | null;

/** One column of a table: its name, what it counts, what it is called in Korean, and its figure in a row. */
export interface Column<Row> {
  readonly name: string;
  readonly unit: Unit;
  readonly label: string;
  readonly of: (row: Row) => Cell | undefined;
}

export const column = <Row>(
  name: string,
  unit: Unit,
  label: string,
  of: (row: Row) => Cell | undefined,
): Column<Row> => ({ name, unit, label, of });

/** What a tool answers: what it is about, rows, and what the reader must know of them. */
export interface Answer<Row = unknown> {
  /** What the figures are, and what they are not. */
  readonly meaning: string;
  /** What all rows have in common: subject, broker, day, status. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly caveats: readonly string[];
  /** The fields that ask for what comes after these rows. */
  readonly rest?: Readonly<Record<string, unknown>> | undefined;
}

/** An answer as it is handed out: figures in their unit, columns that no row has left out. */
export interface Table {
  readonly head: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly legend: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
  readonly caveats: readonly string[];
  readonly rest?: Readonly<Record<string, unknown>> | undefined;
}
