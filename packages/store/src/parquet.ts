/** A column of a table: `whole` numbers are INT64, so that every amount of won is exact. */
export interface TableColumn {
  readonly name: string;
  readonly kind: 'text' | 'flag' | 'whole' | 'decimal';
}

type Cell = string | number | boolean | undefined;

const TYPES = { text: 'STRING', flag: 'BOOLEAN', whole: 'INT64', decimal: 'DOUBLE' } as const;

/**
 * A table as a Parquet file; what is absent is null.
 *
 * @throws RangeError when a number of a whole column is not whole.
 */
export async function parquetOf(
  columns: readonly TableColumn[],
  lines: readonly (readonly Cell[])[],
): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columns.map(({ name, kind }, place) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: lines.map((line) => written(line[place], kind)),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function written(cell: Cell, kind: TableColumn['kind']): string | number | boolean | bigint | null {
  if (cell === undefined) return null;
  return kind === 'whole' ? BigInt(cell) : cell;
}
