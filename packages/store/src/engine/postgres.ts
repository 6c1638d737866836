import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { shownLocation, storeError } from '../store-error.ts';
import type { Engine } from './engine.ts';
import { retrying } from './retrying.ts';

/** A pool of `pg`, or anything that works like one; it is the caller's and stays open. */
export interface PoolLike {
  connect(): Promise<unknown>;
  end(): Promise<void>;
}

interface Named {
  readonly name: string | null;
}

const RETRIED_FOR_MS = 15_000;
/** A database that has stopped answering is a failure, not a wait. */
const LONGEST_STATEMENT_MS = 60_000;
/** Two transactions that waited for each other: one of them was ended. */
const isConflict = (thrown: unknown): boolean => {
  const { code } = Object(thrown) as { readonly code?: unknown };
  return code === '40P01' || code === '40001';
};

/** Opens a PostgreSQL database by its address, or over a pool of the caller. */
export async function postgresEngine(given: string | PoolLike): Promise<Engine> {
  const isOwn = typeof given === 'string';
  const pool = (isOwn ? await ownPool(given) : given) as PostgresPool;
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      // A pool of the caller outlives the store.
      pool: {
        connect: async () => survivable(await pool.connect()),
        end: () => (isOwn ? pool.end() : Promise.resolve()),
      },
    }),
  });
  return {
    db,
    location: isOwn ? shownLocation(given) : 'postgres://(pool)',
    types: { id: 'bigserial primary key', answer: 'jsonb' },
    encode: (answer) => JSON.stringify(answer),
    // A pool of the caller may be configured to give JSON as text.
    decode: (column) => (typeof column === 'string' ? (JSON.parse(column) as unknown) : column),
    retrying: (work) => retrying(work, isConflict, RETRIED_FOR_MS),
    ready: () => undefined,
    // The migrator takes a lock of the database itself.
    migrating: (work) => work(),
    tables: async () => {
      const { rows } = await sql<Named>`
        select table_name as name from information_schema.tables
        where table_schema = current_schema()`.execute(db);
      return rows.flatMap(({ name }) => name ?? []);
    },
    schema: async () => {
      const { rows } = await sql<Named>`select current_schema() as name`.execute(db);
      return rows[0]?.name ?? undefined;
    },
    // Pages of PostgreSQL have checks of their own; `check` reads every answer.
    damage: () => Promise.resolve([]),
    close: () => db.destroy(),
  };
}

const SURVIVABLE = new WeakSet<object>();

/** A connection that breaks fails its question, and not the program: who listens to nothing is ended by it. */
function survivable(client: PostgresPoolClient): PostgresPoolClient {
  if (SURVIVABLE.has(client)) return client;
  SURVIVABLE.add(client);
  const { on } = client as { readonly on?: (event: 'error', listener: () => void) => unknown };
  on?.call(client, 'error', () => undefined);
  return client;
}

async function ownPool(address: string): Promise<unknown> {
  // Brought by the user: an app without PostgreSQL does not need it.
  const { default: pg } = await import('pg').catch((thrown: unknown) => {
    if ((Object(thrown) as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw thrown;
    throw storeError(
      'unreadable',
      'PostgreSQL needs the package pg: npm install pg.',
      shownLocation(address),
    );
  });
  const pool = new pg.Pool({
    connectionString: address,
    max: 4,
    connectionTimeoutMillis: 10_000,
    query_timeout: LONGEST_STATEMENT_MS,
    keepAlive: true,
    // A program that forgets to close its store can end all the same.
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced by the pool; the question that needs it fails by itself.
  pool.on('error', () => undefined);
  return pool;
}
