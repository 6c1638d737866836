import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Kysely, sql, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Engine } from './engine.ts';
import { retrying } from './retrying.ts';

/** How long a statement waits for another process that writes, blocking this one; then it is tried anew. */
const BUSY_TIMEOUT_MS = 20;
/** After so long the other is not writing, but stuck. */
const RETRIED_FOR_MS = 15_000;
const primaryCode = (thrown: unknown): number | undefined => {
  const { errcode } = Object(thrown) as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};
/** SQLITE_BUSY and SQLITE_LOCKED. */
const isBusy = (thrown: unknown): boolean => [5, 6].includes(primaryCode(thrown) ?? 0);
const CORRUPT = 11;

/** What the two SQLite packages have in common. */
interface Database {
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): {
    all(...parameters: never[]): unknown[];
    run(...parameters: never[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    iterate(...parameters: never[]): IterableIterator<unknown>;
  };
}
type Constructor = new (location: string) => Database;

/** `node:sqlite` where Node has it without a warning, else the same API as a package. */
async function sqlite(): Promise<Constructor> {
  const isBuiltIn = Number(process.versions.node.split('.')[0]) >= 24;
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
  const isFile = location !== ':memory:';
  if (isFile) {
    mkdirSync(dirname(location), { recursive: true, mode: 0o700 });
    closeSync(openSync(location, 'a', 0o600));
  }
  const database = new DatabaseSync(location);
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}; pragma synchronous = full`);
  const patient = <Value>(work: () => Promise<Value>): Promise<Value> =>
    retrying(work, isBusy, RETRIED_FOR_MS);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adapted(database) }) });
  return {
    db,
    location,
    types: { id: 'integer primary key autoincrement', answer: 'blob' },
    encode: (answer) => deflateRawSync(JSON.stringify(answer), { level: 6 }),
    decode: (column) => JSON.parse(inflateRawSync(column as Uint8Array).toString()) as unknown,
    migrating: async (work) => {
      if (isFile) database.exec('pragma journal_mode = wal');
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
    retrying: patient,
    tables: async () => {
      const { rows } = await sql<{
        name: string;
      }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(
        db,
      );
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
        // The log is emptied into the file, so that the file alone holds everything.
        if (isFile) database.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // On a full or broken disk the log stays beside the file, and is read with it.
      } finally {
        await db.destroy();
      }
    },
  };
}

/** The shape in which Kysely expects a database. */
const adapted = (database: Database): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (text) => {
    const statement = database.prepare(text);
    return {
      reader: /^\s*(?:select|with|pragma)\b|\breturning\b/i.test(text),
      all: (parameters) => statement.all(...(parameters as never[])),
      run: (parameters) => statement.run(...(parameters as never[])),
      iterate: (parameters) => statement.iterate(...(parameters as never[])),
    };
  },
});
