import type { Cell } from './table.ts';

/** What an answer says, for clients that show the text alone: a line a fact, then the rows. */
export interface Structured {
  readonly [key: string]: unknown;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly caveats: readonly string[];
  readonly nextCursor?: string;
}

/** Facts that come as columns or are for programs. */
const NOT_LINES = new Set(['columns', 'rows', 'legend', 'caveats', 'nextCursor']);

/** A row as one line; a figure that is absent is `-`. */
export const lineOf = (row: readonly Cell[]): string =>
  row.map((cell) => (cell === null ? '-' : String(cell).replaceAll('|', '/'))).join('|');

export function textOf(structured: Structured): string {
  const { columns, rows, caveats, nextCursor } = structured;
  const facts = Object.entries(structured).flatMap(([name, value]) =>
    NOT_LINES.has(name) || value === undefined
      ? []
      : [`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`],
  );
  return [
    ...facts,
    ...caveats.map((caveat) => `caveat: ${caveat}`),
    columns.join('|'),
    ...rows.map(lineOf),
    ...(nextCursor === undefined
      ? []
      : [`There is more: ask again with the same fields and cursor ${nextCursor}`]),
  ].join('\n');
}
