import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Step, UnitOf } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { Figure, type Origin } from './figure.tsx';

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  /** Without it the word of the key. */
  readonly head?: ComponentChildren;
  /** What it is sorted by; without it the column cannot be sorted. */
  readonly by?: (row: Row) => number | string | undefined;
  /** What is shown; without it what the column is sorted by. */
  readonly cell?: (row: Row) => ComponentChildren;
  /** Of a column of figures: what they count, what they are (without it the head), whether they are nets, their step. */
  readonly unit?: UnitOf;
  readonly label?: (row: Row) => string;
  readonly isNet?: boolean;
  readonly step?: Step | undefined;
  readonly isText?: boolean;
  /** The cell that names its row. */
  readonly isName?: boolean;
  /** Of its cells. */
  readonly class?: string;
  readonly background?: (row: Row) => string | undefined;
  /** Left out on narrow screens. */
  readonly isMinor?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  /** What its figures count, said above it. */
  readonly unit?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where the figures of a row come from. */
  readonly origin?: (row: Row) => Origin;
  /** How it is sorted at first; without it, it cannot be sorted. `key`: the largest first; `-key`: the smallest first. */
  readonly sort?: string;
  readonly rowClass?: (row: Row) => string;
  readonly class?: string;
}

function sorted<Row>(
  rows: readonly Row[],
  by: Column<Row>['by'],
  isAscending: boolean,
): readonly Row[] {
  if (by === undefined) return rows;
  const sign = isAscending ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    if (left === right) return 0;
    return left < right ? -sign : sign;
  });
}

/** The arrow keys go from cell to cell. */
function walk(event: KeyboardEvent, body: HTMLTableSectionElement | null): void {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[
    event.key
  ];
  if (step === undefined || body === null) return;
  event.preventDefault();
  const cell = document.activeElement?.closest('td, tbody th');
  const row = cell?.closest('tr');
  const lines = [...body.rows];
  const at = row instanceof HTMLTableRowElement ? lines.indexOf(row) : -1;
  const place = cell instanceof HTMLTableCellElement ? cell.cellIndex : 0;
  const [down = 0, right = 0] = step;
  const line = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + down))];
  const last = (line?.cells.length ?? 1) - 1;
  const next = line?.cells[at < 0 ? 1 : Math.min(last, Math.max(0, place + right))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** A table that can be sorted by any column and walked with the arrow keys. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { caption, unit, columns, rows, keyOf, origin, rowClass } = props;
  const { say, word, query, change } = usePage();
  const body = useRef<HTMLTableSectionElement>(null);
  const sort = props.sort === undefined ? '' : (query['sort'] ?? props.sort);
  const sortedBy = sort.replace(/^-/, '');
  const isAscending = sort.startsWith('-');
  const choose = (chosen: string): void =>
    change({ sort: chosen === props.sort ? undefined : chosen });
  const cellOf = (column: Column<Row>, row: Row): ComponentChildren => {
    const { key, head = word(key), label, isNet, step } = column;
    if (column.cell !== undefined) return column.cell(row);
    const value = column.by?.(row);
    if (column.unit === undefined || typeof value === 'string') return value;
    const name = label?.(row) ?? (typeof head === 'string' ? head : key);
    const figure = { value, unit: column.unit, label: name, isNet, step };
    return <Figure {...figure} of={origin?.(row)} />;
  };
  return (
    <>
      {unit === undefined ? null : (
        <p class="unit">
          {say('unit')}: {unit}
        </p>
      )}
      <div
        class="scroll"
        role="region"
        aria-label={caption}
        tabIndex={0}
        onKeyDown={(event) => walk(event, body.current)}
      >
        <table class={props.class}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => {
                const { key, head = word(key), by } = column;
                const isSorted = sortedBy === key;
                const direction = isAscending ? 'ascending' : 'descending';
                return (
                  <th
                    key={key}
                    scope="col"
                    class={classesOf(column)}
                    aria-sort={isSorted ? direction : undefined}
                  >
                    {by === undefined || props.sort === undefined ? (
                      head
                    ) : (
                      <button
                        type="button"
                        title={say('sortBy')}
                        onClick={() => choose(isSorted && !isAscending ? `-${key}` : key)}
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
            {sorted(rows, columns.find(({ key }) => key === sortedBy)?.by, isAscending).map(
              (row) => (
                <tr key={keyOf(row)} class={rowClass?.(row) ?? ''}>
                  {columns.map((column) => {
                    const background = column.background?.(row);
                    const Cell = column.isName === true ? 'th' : 'td';
                    return (
                      <Cell
                        key={column.key}
                        scope={column.isName === true ? 'row' : undefined}
                        class={classesOf(column, column.class)}
                        style={background === undefined ? undefined : { background }}
                        tabIndex={-1}
                      >
                        {cellOf(column, row)}
                      </Cell>
                    );
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

const classesOf = <Row,>({ isText, isName, isMinor }: Column<Row>, own = ''): string =>
  [isText === true || isName === true ? 'text' : '', isMinor === true ? 'minor' : '', own]
    .filter((it) => it !== '')
    .join(' ');
