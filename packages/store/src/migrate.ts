import { Migrator, sql } from 'kysely';
import type { Engine } from './engine/engine.ts';
import { MIGRATION_TABLES, migrations } from './schema.ts';
import { storeError } from './store-error.ts';

const BEGUN = new WeakMap<Engine['db'], Promise<void>>();

/** Brings the tables to the newest form, once for all stores on one connection; throws. */
export function migrate(engine: Engine): Promise<void> {
  const begun = BEGUN.get(engine.db);
  if (begun !== undefined) return begun;
  const migrating = engine.retrying(() => migrated(engine));
  BEGUN.set(engine.db, migrating);
  return migrating;
}

/**
 * Brings the tables to the newest form, safely when several processes open at once; throws.
 *
 * A database that is in that form already is only read. What another program or a newer version wrote is left as it is.
 */
async function migrated(engine: Engine): Promise<void> {
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
  const done = isOurs ? await applied(engine) : [];
  const newer = done.find((name) => !Object.hasOwn(all, name));
  if (newer !== undefined)
    throw storeError(
      'newer',
      `The store was written by a newer version (${newer}): update investor-flow.`,
      engine.location,
    );
  engine.ready();
  if (Object.keys(all).every((name) => done.includes(name))) return;
  await engine.migrating(async () => {
    const schema = await engine.schema();
    const migrator = new Migrator({
      db: engine.db,
      ...(schema === undefined ? {} : { migrationTableSchema: schema }),
      provider: { getMigrations: () => Promise.resolve(all) },
      ...MIGRATION_TABLES,
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

async function applied({ db }: Engine): Promise<readonly string[]> {
  const table = sql.table(MIGRATION_TABLES.migrationTableName);
  const { rows } = await sql<{ readonly name: string }>`select name from ${table}`.execute(db);
  return rows.map(({ name }) => name);
}
