type Cell = string | number;

/** The fields of a row by their path, as the CSV of the command line names them. */
function cellsOf(row: object, path = ''): readonly (readonly [string, Cell])[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) => {
    const place = path === '' ? name : `${path}.${name}`;
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return [[place, value.join(' ')] as const];
    if (typeof value === 'object') return cellsOf(value, place);
    return [[place, value as Cell] as const];
  });
}

const quoted = (cell: Cell | undefined): string => {
  const text = cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Excel reads Korean names rightly only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows that no command prints, as CSV; what is absent is empty. */
export function csvOf(rows: readonly object[]): string {
  const cells = rows.map((row) => new Map(cellsOf(row)));
  const columns = [...new Set(cells.flatMap((row) => [...row.keys()]))];
  const lines = cells.map((row) => columns.map((column) => quoted(row.get(column))).join(','));
  return `${BYTE_ORDER_MARK}${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The same as JSON, one line a row. */
export const jsonOf = (rows: readonly object[]): string =>
  rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
