import { errAsync, type Question, ResultAsync } from '@investor-flow/core';
import { rowsOf } from './damage.ts';
import type { Engine } from './engine/engine.ts';
import { engineOf } from './open-store.ts';
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
const copied = (source: Engine, target: Engine, options: CopyOptions): Promise<CopyProgress> =>
  source.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (from) => {
      const { count } = await from
        .selectFrom('investor_flow_entry')
        .select((it) => it.fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      const total = Number(count);
      const entries = await copiedEntries({ ...source, db: from }, target, total, options);
      // After the entries: a range says that nothing is missing in it.
      if (entries === total) await copiedRanges(from, target, options);
      return { entries, total };
    });

async function copiedEntries(
  source: Engine,
  target: Engine,
  total: number,
  { signal, onProgress }: CopyOptions,
): Promise<number> {
  let entries = 0;
  for (let last = 0; signal?.aborted !== true;) {
    const rows = await source.db
      .selectFrom('investor_flow_entry')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    const values = rows.map(({ id: _id, answer, ...row }) => ({
      ...row,
      answer: target.encode(rowsOf(source, row.question as Question, { day: row.day, answer })),
    }));
    await target.retrying(() =>
      target.db
        .insertInto('investor_flow_entry')
        .values(values)
        .onConflict((it) => it.doNothing())
        .execute(),
    );
    entries += rows.length;
    last = Number(rows.at(-1)?.id);
    onProgress?.({ entries, total });
  }
  return entries;
}

async function copiedRanges(
  source: Engine['db'],
  target: Engine,
  { signal }: CopyOptions,
): Promise<void> {
  for (let last = 0; signal?.aborted !== true;) {
    const rows = await source
      .selectFrom('investor_flow_range')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    await target.retrying(() =>
      target.db
        .insertInto('investor_flow_range')
        .values(rows.map(({ id: _id, ...row }) => row))
        .onConflict((it) => it.doNothing())
        .execute(),
    );
    last = Number(rows.at(-1)?.id);
  }
}
