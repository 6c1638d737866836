import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** The PostgreSQL of the tests: loopback unless a variable names another. */
const POSTGRES =
  process.env['INVESTOR_FLOW_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test';

/** A place for a store that nobody else uses. */
export interface Place {
  readonly location: string;
  readonly remove: () => Promise<void>;
}

export interface TestedEngine {
  /** Says why, where its tests cannot run. */
  readonly title: string;
  readonly isThere: boolean;
  readonly place: () => Promise<Place>;
}

export const SQLITE: TestedEngine = {
  title: 'SQLite',
  isThere: true,
  place: () => {
    const folder = mkdtempSync(join(tmpdir(), 'investor-flow-store-'));
    return Promise.resolve({
      location: join(folder, 'flow.db'),
      remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    });
  },
};

/** Does one statement with a connection of its own. */
export async function onPostgres(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A schema of its own in the database of the tests. */
async function schema(): Promise<Place> {
  const name = `flow_${randomBytes(6).toString('hex')}`;
  await onPostgres(`create schema ${name}`);
  const address = new URL(POSTGRES);
  address.searchParams.set('options', `-c search_path=${name}`);
  return {
    location: address.href,
    remove: async () => {
      await onPostgres(`drop schema ${name} cascade`);
    },
  };
}

const answers = await onPostgres('select 1').then(
  () => true,
  () => false,
);

export const POSTGRESQL: TestedEngine = {
  title: answers
    ? 'PostgreSQL'
    : `PostgreSQL (skipped: no database answers at ${new URL(POSTGRES).host})`,
  isThere: answers,
  place: schema,
};

export const ENGINES: readonly TestedEngine[] = [SQLITE, POSTGRESQL];
