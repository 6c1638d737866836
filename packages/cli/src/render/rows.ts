import { csvLine } from './csv.ts';

/** Takes rows as they come, and prints them as they come. */
export interface RowWriter<Row> {
  add(rows: readonly Row[]): Promise<void>;
  /** Everything has come. */
  end(): Promise<void>;
  /** The rest will not come: what was printed must not look whole. */
  cut(): Promise<void>;
}

type Print = (text: string) => Promise<void>;

/** A JSON array, one element a line; the newest waits until it is known whether a comma follows. */
export function jsonRows<Row>(print: Print): RowWriter<Row> {
  let opening = '[\n';
  let newest: string | undefined;
  return {
    add: async (rows) => {
      if (rows.length === 0) return;
      const known = newest === undefined ? [] : [newest];
      const texts = [...known, ...rows.map((row) => JSON.stringify(row))];
      newest = texts.pop();
      await print(opening + texts.map((text) => `${text},\n`).join(''));
      opening = '';
    },
    end: () => print(newest === undefined ? '[]\n' : `${opening}${newest}\n]\n`),
    cut: () => (newest === undefined ? nothing() : print(`${newest},\n`)),
  };
}

/** Columns by name, then as many lines as a row needs. */
export function csvRows<Row>(
  print: Print,
  columns: readonly string[],
  cells: (row: Row) => readonly (readonly (string | number | undefined)[])[],
): RowWriter<Row> {
  let header = csvLine(columns);
  return {
    add: async (rows) => {
      await print(header + rows.flatMap(cells).map(csvLine).join(''));
      header = '';
    },
    end: async () => {
      if (header !== '') await print(header);
    },
    cut: nothing,
  };
}

/** A table is drawn when all of it is known. */
export function tableRows<Row>(draw: (rows: readonly Row[]) => Promise<void>): RowWriter<Row> {
  const gathered: Row[] = [];
  return {
    add: (rows) => {
      gathered.push(...rows);
      return nothing();
    },
    end: () => draw(gathered),
    cut: nothing,
  };
}

const nothing = (): Promise<void> => Promise.resolve();
