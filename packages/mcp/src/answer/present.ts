import { type Cell, type Table } from './table.ts';
import { lineOf, type Structured, textOf } from './text-of.ts';

/** Text and structured content together; beyond about 25,000 tokens a client cuts an answer. */
export const MOST_BYTES = 60_000;

/** What a tool gives: the same once as data and once as text. */
export interface Presented {
  readonly content: readonly [{ readonly type: 'text'; readonly text: string }];
  readonly structuredContent: Structured;
}

export interface Part {
  readonly presented: Presented;
  /** How many rows have been shown so far. */
  readonly shown: number;
}

/** Shows a table from a row on, as many rows as fit; `cursor` names what is left. */
export function present(
  table: Table,
  from: number,
  cursorFor: (shown: number) => string | undefined,
): Part {
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
  rows: readonly (readonly Cell[])[],
  nextCursor: string | undefined,
): Presented {
  const structuredContent: Structured = {
    ...head,
    columns,
    legend,
    rows,
    caveats,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
  return { content: [{ type: 'text', text: textOf(structuredContent) }], structuredContent };
}
