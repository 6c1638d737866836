import { NAME_CHARACTERS, plainText, SENTENCE_CHARACTERS } from './plain-text.ts';
import type { Answer, Cell, Column, Table } from './table.ts';
import { amountIn, unitSentence, unitText } from './unit.ts';

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
  const unit = unitSentence(
    present.map((it) => it.unit),
    exact,
  );
  return {
    head: { meaning, ...facts, unit },
    columns: present.map(({ name }) => name),
    legend: Object.fromEntries(
      present.map((it) => {
        const words = unitText(it.unit, exact);
        return [it.name, words === undefined ? it.label : `${it.label}, ${words}`];
      }),
    ),
    rows: rows.map((row) => present.map((it) => cellOf(it, row))),
    caveats,
    rest,
  };
}
