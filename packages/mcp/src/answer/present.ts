import type { Cell, Table } from './table.ts';

/** Text and structured content together; beyond about 25,000 tokens a client cuts an answer. */
export const MOST_BYTES = 60_000;

/** What a tool gives: the same once as data and once as text. */
export interface Presented<Structured = Readonly<Record<string, unknown>>> {
  readonly content: readonly [{ readonly type: 'text'; readonly text: string }];
  readonly structuredContent: Structured;
}

type Shown = Omit<Table, 'head' | 'rest'> & { readonly nextCursor?: string };

/** Shows a table from a row on, as many rows as fit, and how many rows have been shown so far; `cursor` names what is left. */
export function present(
  table: Table,
  from: number,
  cursorFor: (shown: number) => string | undefined,
): { readonly presented: Presented<Shown>; readonly shown: number } {
  const placeholder = 'x'.repeat(64);
  let left = MOST_BYTES - bytesOf(resultOf(table, [], placeholder));
  let shown = from;
  for (const row of table.rows.slice(from)) {
    left -= rowBytes(row);
    if (left < 0) break;
    shown += 1;
  }
  const rows = table.rows.slice(from, shown);
  return { presented: resultOf(table, rows, cursorFor(shown)), shown };
}

/** What a row takes as data and as text, in the JSON that is sent. */
export const rowBytes = (row: readonly Cell[]): number =>
  bytesOf(row) + 1 + bytesOf(`${lineOf(row)}\n`) - 2;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function resultOf(
  { head, columns, legend, caveats }: Table,
  rows: Table['rows'],
  nextCursor: string | undefined,
): Presented<Shown> {
  const next = nextCursor === undefined ? {} : { nextCursor };
  // For clients that show the text alone: a line a fact, then the rows.
  const lines = [
    ...Object.entries(head).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`],
    ),
    ...caveats.map((caveat) => `caveat: ${caveat}`),
    columns.join('|'),
    ...rows.map(lineOf),
    ...Object.values(next).map(
      (cursor) => `There is more: ask again with the same fields and cursor ${cursor}`,
    ),
  ];
  return {
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { ...head, columns, legend, rows, caveats, ...next },
  };
}

/** A row as one line; a figure that is absent is `-`. */
const lineOf = (row: readonly Cell[]): string =>
  row.map((cell) => (cell === null ? '-' : String(cell).replaceAll('|', '/'))).join('|');
