import type { Answer, Row, Table } from '../wire.ts';
import type { Fault, FaultName } from './faults.ts';

/** Spoils a good answer's body or headers; nothing where there is nothing to spoil. */
type Tampering = (answer: Answer, table: Table, fault: Fault) => Answer | undefined;

/** What a fault makes of an answer; nothing where it does not fit. */
export const tamper = (answer: Answer, fault: Fault): Answer | undefined =>
  answer.table && TAMPERINGS[fault.name]?.(answer, answer.table, fault);

/** Whether the rows are a list; else there is one row alone. */
const isListed = ({ body }: Answer, { list }: Table): boolean =>
  list !== undefined && Array.isArray(body[list]);

const rowsOf = (answer: Answer, table: Table): readonly Row[] => {
  const { list } = table;
  if (list === undefined) return [answer.body];
  return isListed(answer, table)
    ? (answer.body[list] as readonly Row[])
    : [answer.body[list] as Row];
};

const withRows = (answer: Answer, table: Table, rows: readonly Row[]): Answer => {
  const { list } = table;
  const row = (): Row => Object.assign({}, ...rows) as Row;
  if (list === undefined) return { ...answer, body: row() };
  return {
    ...answer,
    body: { ...answer.body, [list]: isListed(answer, table) ? rows : row() },
  };
};

/** Whether a fault is aimed at a row: the named one, else the first or all of them. */
function isHit(row: Row, isFirst: boolean, usual: 'first' | 'all', how: readonly [Table, Fault]) {
  const [{ labels }, { options }] = how;
  const [label] = labels;
  const named = 'row' in options ? options.row : undefined;
  if (named === undefined || label === undefined) return usual === 'all' || isFirst;
  return String(row[label]).startsWith(named);
}

/** Rewrites whole rows. */
const onRows =
  (
    usual: 'first' | 'all',
    rewrite: (row: Row, table: Table, fault: Fault) => Row | undefined,
  ): Tampering =>
  (answer, table, fault) => {
    const rows = rowsOf(answer, table);
    const rewritten = rows.map((row, at) =>
      isHit(row, at === 0, usual, [table, fault]) ? rewrite(row, table, fault) : undefined,
    );
    if (rewritten.every((row) => row === undefined)) return undefined;
    return withRows(
      answer,
      table,
      rows.map((row, at) => rewritten[at] ?? row),
    );
  };

/** Rewrites one column; a row without it is left alone. */
const onColumn = (
  usual: 'first' | 'all',
  usualColumn: (table: Table) => string | undefined,
  rewrite: (name: string, value: unknown, table: Table, fault: Fault) => Row,
): Tampering =>
  onRows(usual, (row, table, fault) => {
    const { options } = fault;
    const column = ('column' in options ? options.column : undefined) ?? usualColumn(table);
    if (column === undefined || !(column in row)) return undefined;
    return Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        name === column ? Object.entries(rewrite(name, value, table, fault)) : [[name, value]],
      ),
    );
  });

const columnOf = ({ column }: Table): string => column;

const LIMIT = '2147483647';

/** The column that saturates by default, and as what; nothing where none is a quantity. */
export const saturationOf = ({ column, saturation }: Table) =>
  saturation === false ? undefined : { column, text: LIMIT, ...saturation };

/** A text that does not hold a number is given all the same. */
const numberOf = (value: unknown): number => {
  const number = Number(value);
  return Number.isFinite(number) ? number : String(value).length;
};

const promising = (answer: Answer, key: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...answer.cursor?.promise(key) },
});

const TAMPERINGS: Readonly<Partial<Record<FaultName, Tampering>>> = {
  'renamed-column': onColumn('all', columnOf, (name, value) => ({ [`${name}_new`]: value })),
  'missing-column': onColumn('all', columnOf, () => ({})),
  'wrong-type': onColumn('all', columnOf, (name, value) => ({ [name]: numberOf(value) })),
  'saturated-number': onColumn(
    'first',
    (table) => saturationOf(table)?.column,
    (name, _, table, { options }) => ({
      [name]: ('text' in options ? options.text : undefined) ?? saturationOf(table)?.text ?? LIMIT,
    }),
  ),
  'blank-row': onRows('first', (row, { labels }) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, labels.includes(name) ? value : '']),
    ),
  ),
  'empty-list': (answer, table) =>
    isListed(answer, table) && rowsOf(answer, table).length > 0
      ? withRows(answer, table, [])
      : undefined,
  'repeated-cursor': (answer) => {
    const sent = answer.cursor?.sent;
    return sent === undefined || sent === '' ? undefined : promising(answer, sent);
  },
  'blank-cursor': (answer) =>
    answer.cursor?.next === undefined ? undefined : promising(answer, ''),
  'missing-page': (answer, table) =>
    answer.cursor && promising(withRows(answer, table, []), answer.cursor.next ?? 'more'),
};
