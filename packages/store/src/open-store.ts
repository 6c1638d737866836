import {
  type AnswerOf,
  type Clock,
  krxCalendar,
  nowBy,
  type Question,
  ResultAsync,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import { Migrator } from 'kysely';
import { checkEntries } from './checking.ts';
import type { Engine } from './engine/engine.ts';
import { type PoolLike, postgresEngine } from './engine/postgres.ts';
import { sqliteEngine } from './engine/sqlite.ts';
import { heldSubjects } from './held.ts';
import { readCoverage } from './coverage.ts';
import { type Reading, readAnswer, readObservations } from './reading.ts';
import { MIGRATION_TABLES, migrations } from './schema.ts';
import type { Store } from './store.ts';
import {
  errorFrom,
  isAddress,
  isPostgresAddress,
  shownLocation,
  type StoreError,
  storeError,
} from './store-error.ts';
import { writeAnswer } from './writing.ts';

export interface OpenOptions {
  /** What "now" and "the latest session" mean. Default: the system's. */
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/**
 * Opens a store: a file or `:memory:` is SQLite, `postgres://…` or a pool of `pg` is PostgreSQL.
 *
 * The tables are made or migrated first, safely when several processes open at once. A file of another program and one of
 * a newer version are refused and left as they are.
 */
export function openStore(
  location: string | PoolLike,
  { clock = systemClock, calendar = krxCalendar }: OpenOptions = {},
): ResultAsync<Store, StoreError> {
  const shown = typeof location === 'string' ? shownLocation(location) : 'postgres://(pool)';
  return ResultAsync.fromPromise(
    (async () => {
      const engine = await engineFor(location);
      try {
        await migrate(engine);
      } catch (thrown) {
        await engine.close().catch(() => undefined);
        throw thrown;
      }
      return storeOver(engine, { clock, calendar });
    })(),
    (thrown) => (isStoreError(thrown) ? thrown : errorFrom(thrown, shown, 'reading')),
  );
}

function engineFor(location: string | PoolLike): Promise<Engine> {
  if (typeof location !== 'string' || isPostgresAddress(location)) return postgresEngine(location);
  if (isAddress(location))
    throw storeError(
      'unreadable',
      'The location must be a file, or an address that begins with postgres://.',
      shownLocation(location),
    );
  return sqliteEngine(location);
}

const isStoreError = (thrown: unknown): thrown is StoreError =>
  typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'location' in thrown;

async function migrate(engine: Engine): Promise<void> {
  const all = migrations(engine.types);
  const tables = await engine.tables();
  const isOurs = tables.includes(MIGRATION_TABLES.migrationTableName);
  const isSqlite = engine.types.answer === 'blob';
  if (isSqlite && !isOurs && tables.length > 0)
    throw storeError(
      'unreadable',
      `The file holds tables of another program (${tables.slice(0, 3).join(', ')}): name another file.`,
      engine.location,
    );
  await engine.migrating(async () => {
    const schema = await engine.schema();
    const migrator = new Migrator({
      db: engine.db,
      ...(schema === undefined ? {} : { migrationTableSchema: schema }),
      provider: { getMigrations: () => Promise.resolve(all) },
      ...MIGRATION_TABLES,
    });
    const known = await migrator.getMigrations();
    const foreign = isOurs ? await applied(engine) : [];
    const newer = foreign.find((name) => !Object.hasOwn(all, name));
    if (newer !== undefined)
      throw storeError(
        'newer',
        `The store was written by a newer version (${newer}): update investor-flow.`,
        engine.location,
      );
    if (known.every(({ executedAt }) => executedAt !== undefined)) return;
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

const applied = async ({ db }: Engine): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom(MIGRATION_TABLES.migrationTableName as never)
    .select('name' as never)
    .execute();
  return (rows as unknown as readonly { readonly name: string }[]).map(({ name }) => name);
};

/** The engine of each store, for copying. */
const ENGINES = new WeakMap<Store, Engine>();
export const engineOf = (store: Store): Engine | undefined => ENGINES.get(store);

function storeOver(engine: Engine, { clock, calendar }: Required<OpenOptions>): Store {
  let closing: Promise<void> | undefined;
  const reading = (): Reading => ({
    engine,
    calendar: calendar ?? krxCalendar,
    now: nowBy(clock ?? systemClock),
  });
  const guarded = <Value>(
    doing: 'reading' | 'writing',
    work: () => Promise<Value>,
  ): ResultAsync<Value, StoreError> =>
    ResultAsync.fromPromise(
      (async () => {
        if (closing !== undefined)
          throw storeError('closed', 'The store is closed: open it again.', engine.location);
        return work();
      })(),
      (thrown) => (isStoreError(thrown) ? thrown : errorFrom(thrown, engine.location, doing)),
    );
  const store: Store = {
    location: engine.location,
    append: (question, query, answer, options = {}) =>
      guarded('writing', () => writeAnswer(reading(), { question, query, answer }, options)),
    read: <Q extends Question>(question: Q, query: object, options = {}) =>
      guarded(
        'reading',
        () => readAnswer(reading(), question, query, options) as Promise<AnswerOf<Q>>,
      ),
    observations: <Q extends Question>(question: Q, query: object, options = {}) =>
      guarded(
        'reading',
        () =>
          readObservations(reading(), question, query, options) as Promise<readonly AnswerOf<Q>[]>,
      ),
    coverage: (question, query, options = {}) =>
      guarded('reading', () => readCoverage(reading(), question, query, options)),
    held: () => guarded('reading', () => heldSubjects(reading())),
    check: () => guarded('reading', () => checkEntries(engine)),
    close: () => {
      ENGINES.delete(store);
      closing ??= engine.close();
      return closing;
    },
  };
  ENGINES.set(store, engine);
  return store;
}
