import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type Result } from 'investor-flow';
import type { CommandContext } from '../../context.ts';
import { EXIT, ending, type ExitMessage } from '../../exit.ts';
import { type Csv, csvText, kindOf } from '../../render/formats.ts';

const FORMATS = ['parquet', 'csv', 'ndjson'] as const;
export type TableFormat = (typeof FORMATS)[number];

export const formatOf = (file: string): TableFormat | undefined =>
  FORMATS.find((it) => file.toLowerCase().endsWith(`.${it}`));

/** Writes the columns of `--csv` to the file that was typed, whole or not at all. */
export async function writeTable(
  csv: Csv<unknown>,
  rows: readonly unknown[],
  format: TableFormat,
  { given: { file = '', bom }, terminal: { cwd } }: CommandContext,
): Promise<Result<{ readonly lines: number; readonly path: string }, ExitMessage>> {
  const path = resolve(cwd, file);
  const lines = rows.flatMap((row) => csv.lines(row));
  const content =
    format === 'parquet'
      ? await parquet(csv, lines)
      : format === 'csv'
        ? csvText(csv, rows, bom)
        : lines.map((line) => ndjson(csv, line)).join('');
  try {
    await replaced(path, content);
    return ok({ lines: lines.length, path });
  } catch (thrown) {
    const { message } = thrown as Error;
    return err(
      ending(
        EXIT.output,
        `파일을 쓸 수 없습니다. ${message}.`,
        `The file could not be written: ${message}.`,
      ),
    );
  }
}

async function parquet(csv: Csv<unknown>, lines: ReturnType<Csv<unknown>['lines']>) {
  const { parquetOf } = await import('@investor-flow/store');
  return parquetOf(
    csv.columns.map((name) => ({ name, kind: kindOf(csv, name) })),
    lines,
  );
}

/** What is absent is null: readers of such files take the columns from the first lines. */
const ndjson = ({ columns }: Csv<unknown>, line: readonly unknown[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((name, place) => [name, line[place] ?? null])))}\n`;

/** Writes beside the file first, so that a reader never gets half of it; a pipe or a device is written as it is. */
async function replaced(path: string, content: string | Uint8Array): Promise<void> {
  // Not there yet, or what is wrong with it is said by the write.
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) return writeFile(path, content);
  const beside = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(beside, content, { flag: 'wx' });
    await rename(beside, path);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
  return undefined;
}
