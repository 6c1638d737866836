import { errAsync, ResultAsync } from '@investor-flow/core';
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

async function copied(
  source: Engine,
  target: Engine,
  { signal, onProgress }: CopyOptions,
): Promise<CopyProgress> {
  const { count } = await source.db
    .selectFrom('investor_flow_entry')
    .select((it) => it.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(count);
  let entries = 0;
  const isEnded = (): boolean => signal?.aborted === true;
  for (let last = 0; !isEnded();) {
    const rows = await source.db
      .selectFrom('investor_flow_entry')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    await target.db.transaction().execute((transaction) =>
      transaction
        .insertInto('investor_flow_entry')
        .values(
          rows.map(({ id: _id, answer, ...row }) => ({
            ...row,
            answer: target.encode(source.decode(answer)),
          })),
        )
        .onConflict((it) => it.doNothing())
        .execute(),
    );
    entries += rows.length;
    last = Number(rows.at(-1)?.id);
    onProgress?.({ entries, total });
  }
  for (let last = 0; !isEnded();) {
    const rows = await source.db
      .selectFrom('investor_flow_range')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    await target.db
      .insertInto('investor_flow_range')
      .values(rows.map(({ id: _id, ...row }) => row))
      .onConflict((it) => it.doNothing())
      .execute();
    last = Number(rows.at(-1)?.id);
  }
  return { entries, total };
}
