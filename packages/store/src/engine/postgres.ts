import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { shownLocation } from '../store-error.ts';
import type { Engine } from './engine.ts';

/** A pool of `pg`, or anything that works like one; it is the caller's and stays open. */
export interface PoolLike {
  connect(): Promise<unknown>;
  end(): Promise<void>;
}

/** Opens a PostgreSQL database by its address, or over a pool of the caller. */
export async function postgresEngine(given: string | PoolLike): Promise<Engine> {
  const isOwn = typeof given === 'string';
  const pool = (isOwn ? await ownPool(given) : given) as PostgresPool;
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      // A pool of the caller outlives the store.
      pool: isOwn ? pool : { connect: () => pool.connect(), end: () => Promise.resolve() },
    }),
  });
  return {
    db,
    location: isOwn ? shownLocation(given) : 'postgres://(pool)',
    types: { id: 'bigserial primary key', answer: 'jsonb' },
    encode: (answer) => JSON.stringify(answer),
    decode: (column) => column,
    // The migrator takes a lock of the database itself.
    migrating: (work) => work(),
    tables: async () => {
      const { rows } = await sql<{
        name: string;
      }>`select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
        db,
      );
      return rows.map(({ name }) => name);
    },
    schema: async () => {
      const { rows } = await sql<{
        name: string | null;
      }>`select current_schema() as name`.execute(db);
      return rows[0]?.name ?? undefined;
    },
    close: () => db.destroy(),
  };
}

async function ownPool(address: string): Promise<unknown> {
  // Brought by the user: an app without PostgreSQL does not need it.
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: address, max: 4, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool; the question that needs it fails by itself.
  pool.on('error', () => undefined);
  return pool;
}
