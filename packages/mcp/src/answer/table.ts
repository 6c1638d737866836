import { NAME_CHARACTERS, plainText, SENTENCE_CHARACTERS } from './plain-text.ts';
import { amountIn, type Unit, unitSentence, unitText } from './unit.ts';

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

/** An answer as it is handed out: figures in their unit, columns that no row has left out. */
export interface Table {
  readonly head: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly legend: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
  /** What a reader must know of the rows. */
  readonly caveats: readonly string[];
  /** The fields that ask for what comes after these rows. */
  readonly rest?: Readonly<Record<string, unknown>> | undefined;
}

/** What a tool answers: what it is about, rows, and what the reader must know of them. */
export interface Answer<Row = unknown> extends Pick<Table, 'caveats' | 'rest'> {
  /** What the figures are, and what they are not. */
  readonly meaning: string;
  /** What all rows have in common: subject, broker, day, status. What is not known is left out. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Makes a table of an answer; a figure that is absent is `null`, never 0. */
export function tableOf<Row>(
  { meaning, facts, columns, rows, caveats, rest }: Answer<Row>,
  exact: boolean,
): Table {
  const present =
    rows.length === 0
      ? columns
      : columns.filter(({ of }) => rows.some((row) => of(row) !== undefined));
  const cellOf = ({ unit, of }: Column<Row>, row: Row): Cell => {
    const cell = of(row);
    if (cell === undefined || cell === null) return null;
    if (typeof cell === 'string')
      return plainText(cell, unit === 'words' ? SENTENCE_CHARACTERS : NAME_CHARACTERS);
    return unit === 'amount' && typeof cell === 'number' ? amountIn(cell, exact) : cell;
  };
  const units = present.map(({ unit }) => unit);
  return {
    head: { meaning, ...facts, unit: unitSentence(units, exact) },
    columns: present.map(({ name }) => name),
    legend: Object.fromEntries(
      present.map(({ name, label, unit }) => {
        const words = unitText(unit, exact);
        return [name, words === undefined ? label : `${label}, ${words}`];
      }),
    ),
    rows: rows.map((row) => present.map((it) => cellOf(it, row))),
    caveats,
    rest,
  };
}
