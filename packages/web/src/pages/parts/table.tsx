import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useNames } from '../state/surroundings.ts';

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ComponentChildren;
  readonly cell: (row: Row) => ComponentChildren;
  /** What it is sorted by; without it the column cannot be sorted. */
  readonly by?: (row: Row) => number | string | undefined;
  readonly isText?: boolean;
  /** The cell that names its row. */
  readonly isName?: boolean;
  readonly classOf?: (row: Row) => string;
  /** Left out on narrow screens. */
  readonly isMinor?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** `key`: the largest first; `-key`: the smallest first. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly rowClass?: (row: Row) => string;
  readonly class?: string;
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const by = columns.find(({ key }) => key === sort?.replace(/^-/, ''))?.by;
  if (by === undefined) return rows;
  const sign = sort?.startsWith('-') === true ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    if (left === right) return 0;
    return left < right ? -sign : sign;
  });
}

/** A table that can be sorted by any column and walked with the arrow keys. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { caption, columns, rows, keyOf, sort, onSort, rowClass } = props;
  const { say } = useNames();
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[
      event.key
    ];
    if (step === undefined || body.current === null) return;
    event.preventDefault();
    const cell = document.activeElement?.closest('td, tbody th');
    const row = cell?.closest('tr');
    const lines = [...body.current.rows];
    const at = row instanceof HTMLTableRowElement ? lines.indexOf(row) : -1;
    const place = cell instanceof HTMLTableCellElement ? cell.cellIndex : 0;
    const [down = 0, right = 0] = step;
    const line = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + down))];
    const next = line?.cells[at < 0 ? 1 : Math.min(columns.length - 1, Math.max(0, place + right))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0} onKeyDown={walk}>
      <table class={`figures ${props.class ?? ''}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, by, isText, isName, isMinor }) => {
              const isSorted = sort?.replace(/^-/, '') === key;
              const direction = sort?.startsWith('-') === true ? 'ascending' : 'descending';
              return (
                <th
                  key={key}
                  scope="col"
                  class={classes(
                    (isText === true || isName === true) && 'text',
                    isMinor === true && 'minor',
                  )}
                  {...(isSorted ? { 'aria-sort': direction } : {})}
                >
                  {by === undefined || onSort === undefined ? (
                    head
                  ) : (
                    <button
                      type="button"
                      title={say('sortBy')}
                      onClick={() =>
                        onSort(isSorted && direction === 'descending' ? `-${key}` : key)
                      }
                    >
                      {head}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {sorted(rows, columns, sort).map((row) => (
            <tr key={keyOf(row)} class={rowClass?.(row) ?? ''}>
              {columns.map(({ key, cell, isText, isName, isMinor, classOf }) => {
                const name = classes(
                  (isText === true || isName === true) && 'text',
                  isMinor === true && 'minor',
                  classOf?.(row),
                );
                return isName === true ? (
                  <th key={key} scope="row" class={name} tabIndex={-1}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} class={name} tabIndex={-1}>
                    {cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((it) => it !== false && it !== undefined && it !== '').join(' ');
