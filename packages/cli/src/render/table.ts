import stringWidth from 'string-width';

/** A column: its heading, which side its cells lean to, and how readily it goes where there is no room. */
export interface Column {
  readonly heading: string;
  readonly lean?: 'left' | 'right';
  /** Columns of the highest number go first, and all together; those without a number stay. */
  readonly drop?: number;
  /** Sentences, in the last column: they may run over the edge, and nothing is added to them. */
  readonly isProse?: boolean;
}

export interface Table {
  readonly lines: readonly string[];
  /** Headings of the columns that had no room. */
  readonly dropped: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** Lines of a table whose Korean letters, two cells wide, stay in their columns; cells may be coloured. */
export function table(columns: readonly Column[], rows: Rows, width = Infinity): Table {
  const measured = columns.map((column, place): Measured => ({
    column,
    place,
    width: widest(column.isProse === true ? [] : rows.map((row) => row[place]), column.heading),
  }));
  const kept = roomFor(measured, width);
  const line = (cells: readonly string[]): string =>
    kept.map((it) => padded(cells[it.place], it)).join(GAP);
  return {
    lines: [
      line(columns.map(({ heading }) => heading)),
      line(measured.map((it) => '-'.repeat(it.width))),
      ...rows.map(line),
    ],
    dropped: measured.filter((it) => !kept.includes(it)).map(({ column }) => column.heading),
  };
}

const GAP = '  ';

interface Measured {
  readonly column: Column;
  readonly place: number;
  readonly width: number;
}

const widest = (cells: readonly (string | undefined)[], heading: string): number =>
  Math.max(...[heading, ...cells].map((it) => (it === undefined ? 0 : stringWidth(it))));

/** The columns that fit. */
function roomFor(columns: readonly Measured[], room: number): readonly Measured[] {
  const taken = columns.reduce((sum, it) => sum + it.width + GAP.length, -GAP.length);
  const first = Math.max(...columns.map(({ column }) => column.drop ?? -Infinity));
  if (taken <= room || first === -Infinity) return columns;
  return roomFor(
    columns.filter(({ column }) => column.drop !== first),
    room,
  );
}

function padded(cell = '', { column, width }: Measured): string {
  const gap = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  if (column.isProse === true) return cell;
  return column.lean === 'left' ? cell + gap : gap + cell;
}
