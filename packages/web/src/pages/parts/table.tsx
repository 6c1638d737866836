import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Step, UnitOf } from '../../shared/units.ts';
import { usePage } from '../state/surroundings.ts';
import { Figure, type Origin } from './figure.tsx';

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
  /** Of its cells. */
  readonly class?: string;
  readonly background?: (row: Row) => string | undefined;
  /** Left out on narrow screens. */
  readonly isMinor?: boolean;
}

interface FigureColumn<Row extends Origin> extends Omit<Column<Row>, 'cell' | 'by' | 'head'> {
  readonly head: string;
  readonly by: (row: Row) => number | undefined;
  readonly unit: UnitOf;
  /** What a figure is, for the details; without it the head. */
  readonly label?: (row: Row) => string;
  readonly isNet?: boolean;
  readonly step?: Step | undefined;
}

/** A column of figures, sorted by them. */
export const figureColumn = <Row extends Origin>(column: FigureColumn<Row>): Column<Row> => {
  const { by, unit, label, isNet = false, step, ...rest } = column;
  return {
    ...rest,
    by,
    cell: (row) => (
      <Figure
        value={by(row)}
        of={row}
        unit={unit}
        label={label?.(row) ?? column.head}
        isNet={isNet}
        step={step}
      />
    ),
  };
};

interface TableProps<Row> {
  readonly caption: string;
  /** What its figures count, said above it. */
  readonly unit?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
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
  const { caption, unit, columns, rows, keyOf, rowClass } = props;
  const { say, query, change } = usePage();
  const body = useRef<HTMLTableSectionElement>(null);
  const sort = props.sort === undefined ? '' : (query['sort'] ?? props.sort);
  const sortedBy = sort.replace(/^-/, '');
  const isAscending = sort.startsWith('-');
  const choose = (chosen: string): void =>
    change({ sort: chosen === props.sort ? undefined : chosen });
  const table = (
    <div
      class="scroll"
      role="region"
      aria-label={caption}
      tabIndex={0}
      onKeyDown={(event) => walk(event, body.current)}
    >
      <table class={`figures ${props.class ?? ''}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const { key, head, by } = column;
              const isSorted = sortedBy === key;
              const direction = isAscending ? 'ascending' : 'descending';
              return (
                <th
                  key={key}
                  scope="col"
                  class={classesOf(column)}
                  {...(isSorted ? { 'aria-sort': direction } : {})}
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
          {sorted(rows, columns.find(({ key }) => key === sortedBy)?.by, isAscending).map((row) => (
            <tr key={keyOf(row)} class={rowClass?.(row) ?? ''}>
              {columns.map((column) => {
                const background = column.background?.(row);
                const Cell = column.isName === true ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    {...(column.isName === true ? { scope: 'row' } : {})}
                    class={classesOf(column, column.class)}
                    style={background === undefined ? undefined : { background }}
                    tabIndex={-1}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return unit === undefined ? (
    table
  ) : (
    <>
      <p class="unit">
        {say('unit')}: {unit}
      </p>
      {table}
    </>
  );
}

const classesOf = <Row,>({ isText, isName, isMinor }: Column<Row>, own = ''): string =>
  [isText === true || isName === true ? 'text' : '', isMinor === true ? 'minor' : '', own]
    .filter((it) => it !== '')
    .join(' ');
