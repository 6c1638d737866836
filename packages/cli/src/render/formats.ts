type Cell = string | number | boolean | undefined;

/** How rows become lines: columns by name, then as many lines as a row needs. */
export interface Csv<Row> {
  readonly columns: readonly string[];
  lines(row: Row): readonly (readonly Cell[])[];
  /** Columns of numbers that need not be whole: points, percent. */
  readonly decimals?: readonly string[];
}

/** Where a text or number is in a model: `day`, `breadth.advancing`. */
type Path<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends readonly unknown[]
    ? never
    : NonNullable<T[K]> extends object
      ? `${K}.${Path<NonNullable<T[K]>>}`
      : K;
}[keyof T & string];

/** One line a row, columns named as the model's fields; `sector` is its id, else the broker's code. */
export const fieldsCsv = <Row extends object>(
  columns: readonly (Path<Row> | (Row extends { readonly sector: unknown } ? 'sector' : never))[],
  decimals: readonly Path<Row>[] = [],
): Csv<Row> => ({
  columns,
  decimals,
  lines: (row) => [columns.map((column) => cellAt(row, column))],
});

export function cellAt(row: object, path: string): Cell {
  if (path === 'sector') return cellAt(row, 'sector.id') ?? cellAt(row, 'sector.code');
  const found = path
    .split('.')
    .reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], row);
  return found as Cell;
}

/** One line, quoted as RFC 4180 says; what is absent is empty. It ends with a line feed alone, for the shell's tools. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(quoted).join(',')}\n`;

/** Excel reads Korean names rightly only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

export const csvText = <Row>(csv: Csv<Row>, rows: readonly Row[], bom = false): string =>
  [
    bom ? BYTE_ORDER_MARK : '',
    csvLine(csv.columns),
    ...rows.flatMap((row) => csv.lines(row)).map(csvLine),
  ].join('');

function quoted(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Columns that hold words. */
const TEXTS = new Set(
  'broker environment api market sector stock name venue day time dayBasis status observedAt measure investor basis sectorName sizeName'.split(
    ' ',
  ),
);
const FLAGS = new Set(['tradesOnNextrade']);

/** What a column holds, whatever the rows at hand: amounts and quantities are whole. */
export function kindOf(
  { decimals = [] }: Pick<Csv<never>, 'decimals'>,
  column: string,
): 'text' | 'flag' | 'whole' | 'decimal' {
  if (decimals.includes(column)) return 'decimal';
  if (TEXTS.has(column)) return 'text';
  return FLAGS.has(column) ? 'flag' : 'whole';
}

/** A model as it is: one line, or of a list one line a row. */
export function jsonText(model: unknown): string {
  if (!Array.isArray(model) || model.length === 0) return `${JSON.stringify(model)}\n`;
  return `[\n${model.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
