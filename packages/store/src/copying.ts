import { errAsync, type Question, ResultAsync } from '@investor-flow/core';
import type { Selectable } from 'kysely';
import { rowsOf } from './damage.ts';
import type { Engine } from './engine/engine.ts';
import { inParts } from './engine/parts.ts';
import { engineOf } from './open-store.ts';
import type { EntryTable, RangeTable, Schema } from './schema.ts';
import type { Store } from './store.ts';
import { errorFrom, type StoreError, storeError } from './store-error.ts';

export interface CopyProgress {
  readonly entries: number;
  readonly total: number;
}

export interface CopyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
}

const BATCH = 200;

/** Copies everything of one store into another, between engines too. Interrupted, it can begin again: twice is once. */
export function copyStore(
  from: Store,
  to: Store,
  options: CopyOptions = {},
): ResultAsync<CopyProgress, StoreError> {
  const [source, target] = [engineOf(from), engineOf(to)];
  if (source === undefined || target === undefined)
    return errAsync(
      storeError('closed', 'Both stores must be opened by openStore.', from.location),
    );
  return ResultAsync.fromPromise(copied(source, target, options), (thrown) =>
    errorFrom(thrown, target.location, 'writing'),
  );
}

/** Copies what the source holds at one moment: a range that is written meanwhile comes without its entries. */
const copied = (
  source: Engine,
  target: Engine,
  { signal, onProgress }: CopyOptions,
): Promise<CopyProgress> =>
  source.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (from) => {
      const { count } = await from
        .selectFrom('investor_flow_entry')
        .select((it) => it.fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      const total = Number(count);
      const entries = await copiedRows(from, target, 'investor_flow_entry', {
        signal,
        copyOf: ({ id: _id, answer, ...row }: Selectable<EntryTable>) => ({
          ...row,
          answer: target.encode(rowsOf(source, row.question as Question, { day: row.day, answer })),
        }),
        onCopied: (sofar) => onProgress?.({ entries: sofar, total }),
      });
      // After the entries: a range says that nothing is missing in it.
      if (entries === total)
        await copiedRows(from, target, 'investor_flow_range', {
          signal,
          copyOf: ({ id: _id, ...row }: Selectable<RangeTable>) => row,
        });
      return { entries, total };
    });

/** Copies the rows of a table until the signal aborts; says how many there were. */
async function copiedRows(
  from: Engine['db'],
  target: Engine,
  table: keyof Schema,
  {
    signal,
    copyOf,
    onCopied,
  }: Pick<CopyOptions, 'signal'> & {
    readonly copyOf: (row: never) => object;
    readonly onCopied?: (rows: number) => void;
  },
): Promise<number> {
  let done = 0;
  const next = (last: number) =>
    from.selectFrom(table).selectAll().where('id', '>', last).orderBy('id').limit(BATCH).execute();
  for await (const rows of inParts(next)) {
    if (signal?.aborted === true) break;
    const values = rows.map((row) => copyOf(row as never)) as never;
    await target.retrying(() =>
      target.db
        .insertInto(table)
        .values(values)
        .onConflict((it) => it.doNothing())
        .execute(),
    );
    done += rows.length;
    onCopied?.(done);
  }
  return done;
}
