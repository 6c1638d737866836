import stringWidth from 'string-width';
import { cut, wrapped } from './width.ts';

/** A column: its heading, which side its cells lean to, and how readily it goes where there is no room. */
export interface Column {
  readonly heading: string;
  readonly lean?: 'left' | 'right';
  /** Columns of the highest number go first, and all together; those without a number stay. */
  readonly drop?: number;
  /** Sentences, in the last column: they are wrapped. */
  readonly isProse?: boolean;
}

export interface Table {
  readonly lines: readonly string[];
  /** Headings of the columns that had no room. */
  readonly dropped: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** Lines of a table no wider than `width`, Korean letters two cells wide; cells may be coloured. */
export function table(columns: readonly Column[], rows: Rows, width = Infinity): Table {
  const measured = columns.map((column, place): Measured => ({
    column,
    place,
    width: widest(column.isProse === true ? [] : rows.map((row) => row[place]), column.heading),
  }));
  const kept = narrowed(roomFor(measured, width), width);
  const taken = totalWidth(kept.filter(({ column }) => column.isProse !== true)) + GAP.length;
  const line = (cells: readonly string[]): readonly string[] => {
    const texts = kept.map((it) => padded(cells[it.place], it));
    const isProse = kept.at(-1)?.column.isProse === true;
    if (!isProse) return [texts.join(GAP)];
    const [first = '', ...more] = wrapped(texts.at(-1) ?? '', width - taken);
    const indent = ' '.repeat(taken);
    return [[...texts.slice(0, -1), first].join(GAP).trimEnd(), ...more.map((it) => indent + it)];
  };
  return {
    lines: [
      ...line(columns.map(({ heading }) => heading)),
      ...line(spread(kept, (it) => '-'.repeat(it.width))),
      ...rows.flatMap(line),
    ],
    dropped: measured
      .filter(({ place }) => !kept.some((it) => it.place === place))
      .map(({ column }) => column.heading),
  };
}

const GAP = '  ';
/** A text is never cut to less. */
const LEAST_TEXT = 8;

interface Measured {
  readonly column: Column;
  readonly place: number;
  readonly width: number;
}

/** Cells at the places of their columns. */
function spread(columns: readonly Measured[], cell: (it: Measured) => string): readonly string[] {
  const cells: string[] = [];
  for (const it of columns) cells[it.place] = cell(it);
  return cells;
}

const widest = (cells: readonly (string | undefined)[], heading: string): number =>
  Math.max(...[heading, ...cells].map((it) => (it === undefined ? 0 : stringWidth(it))));

const totalWidth = (columns: readonly Measured[]): number =>
  columns.reduce((sum, it) => sum + it.width + GAP.length, -GAP.length);

/** The columns that fit. */
function roomFor(columns: readonly Measured[], room: number): readonly Measured[] {
  const first = Math.max(...columns.map(({ column }) => column.drop ?? -Infinity));
  if (totalWidth(columns) <= room || first === -Infinity) return columns;
  return roomFor(
    columns.filter(({ column }) => column.drop !== first),
    room,
  );
}

/** Where the columns that stay are still too wide, the widest text is cut. */
function narrowed(columns: readonly Measured[], room: number): readonly Measured[] {
  const over = totalWidth(columns) - room;
  const texts = columns.filter(({ column }) => column.lean === 'left' && column.isProse !== true);
  const most = Math.max(...texts.map((it) => it.width));
  if (over <= 0 || most <= LEAST_TEXT) return columns;
  const [widestText] = texts.filter((it) => it.width === most);
  return columns.map((it) =>
    it === widestText ? { ...it, width: Math.max(LEAST_TEXT, it.width - over) } : it,
  );
}

function padded(cell = '', { column, width }: Measured): string {
  if (column.isProse === true) return cell;
  const fitting = stringWidth(cell) > width ? cut(cell, width) : cell;
  const gap = ' '.repeat(Math.max(0, width - stringWidth(fitting)));
  return column.lean === 'left' ? fitting + gap : gap + fitting;
}
