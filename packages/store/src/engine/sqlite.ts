import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Engine } from './engine.ts';
import { retrying } from './retrying.ts';
import { shared } from './shared.ts';
import { type Database, kyselyDatabase } from './statements.ts';

/** How long a statement waits for another process that writes, blocking this one; then it is tried anew. */
const BUSY_TIMEOUT_MS = 100;
/** After so long the other is not writing, but stuck. */
const RETRIED_FOR_MS = 60_000;
const primaryCode = (thrown: unknown): number | undefined => {
  const { errcode } = Object(thrown) as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};
/** SQLITE_BUSY and SQLITE_LOCKED. */
const isBusy = (thrown: unknown): boolean => [5, 6].some((it) => it === primaryCode(thrown));
const CORRUPT = 11;

type Constructor = new (location: string) => Database;

/** Earlier releases of these lines have `node:sqlite`, and warn of it on stderr. */
const QUIET_SINCE: Readonly<Record<number, number>> = { 24: 15, 25: 7 };

/** `node:sqlite` where Node has it without a warning, else the same API as a package. */
async function sqlite(): Promise<Constructor> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const quietSince = QUIET_SINCE[major];
  const isBuiltIn = quietSince === undefined ? major > 25 : minor >= quietSince;
  // Named at run time: Node 20 has no such module, and a bundler must not look for it.
  const name = 'node:sqlite';
  const { DatabaseSync } = (await (isBuiltIn
    ? import(name)
    : import('@photostructure/sqlite'))) as {
    readonly DatabaseSync: Constructor;
  };
  return DatabaseSync;
}

/** Opens a file, or `:memory:`; a new file is for its owner alone. */
export async function sqliteEngine(location: string): Promise<Engine> {
  const DatabaseSync = await sqlite();
  if (location === ':memory:') return engineOver(new DatabaseSync(location), location);
  mkdirSync(dirname(location), { recursive: true, mode: 0o700 });
  closeSync(openSync(location, 'a', 0o600));
  const { dev, ino } = statSync(location, { bigint: true });
  return shared(`${dev}:${ino}`, location, () => engineOver(new DatabaseSync(location), location));
}

function engineOver(database: Database, location: string): Engine {
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}; pragma synchronous = full`);
  const isFile = location !== ':memory:';
  let isOurs = false;
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: kyselyDatabase(database) }),
  });
  return {
    db,
    location,
    types: { id: 'integer primary key autoincrement', answer: 'blob' },
    encode: (answer) => deflateRawSync(JSON.stringify(answer), { level: 6 }),
    decode: (column) => JSON.parse(inflateRawSync(column as Uint8Array).toString()) as unknown,
    ready: () => {
      if (isFile) database.exec('pragma journal_mode = wal');
      isOurs = true;
    },
    migrating: async (work) => {
      // One connection, so what the migrator does belongs to this transaction.
      database.exec('begin immediate');
      try {
        await work();
        database.exec('commit');
      } catch (thrown) {
        database.exec('rollback');
        throw thrown;
      }
    },
    retrying: (work) => retrying(work, isBusy, RETRIED_FOR_MS),
    tables: async () => {
      const { rows } = await sql<{ name: string }>`
        select name from sqlite_master
        where type = 'table' and name not like 'sqlite_%'`.execute(db);
      return rows.map(({ name }) => name);
    },
    schema: () => Promise.resolve(undefined),
    damage: async () => {
      try {
        const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(db);
        return rows.map((it) => it.quick_check).filter((it) => it !== 'ok');
      } catch (thrown) {
        // Damaged so far that the check itself cannot read on.
        if (primaryCode(thrown) !== CORRUPT) throw thrown;
        return [(thrown as Error).message];
      }
    },
    close: async () => {
      try {
        // The log goes into the file and is removed, so that the file alone holds everything.
        if (isFile && isOurs)
          database.exec('pragma wal_checkpoint(truncate); pragma journal_mode = delete');
      } catch {
        // Another process has it open, and will do so; on a broken disk the log stays, and is read with the file.
      } finally {
        await db.destroy();
      }
    },
  };
}
