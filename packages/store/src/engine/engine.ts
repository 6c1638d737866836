import type { Kysely } from 'kysely';
import type { ColumnTypes, Schema } from '../schema.ts';

/** A database as the store sees it. */
export interface Engine {
  readonly db: Kysely<Schema>;
  /** Without a password. */
  readonly location: string;
  readonly types: ColumnTypes;
  /** An answer as the column holds it, and back. */
  readonly encode: (answer: unknown) => unknown;
  readonly decode: (column: unknown) => unknown;
  /** Sets up what a store of ours needs, before its first statement. */
  readonly ready: () => void;
  /** Runs the migrations while no other process does. */
  readonly migrating: (work: () => Promise<void>) => Promise<void>;
  /** Does a piece of work again that another process stood in the way of; it must be whole in itself. */
  readonly retrying: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** The names of all tables; a file that holds others belongs to another program. */
  readonly tables: () => Promise<readonly string[]>;
  /** Where PostgreSQL makes tables; other schemas of the same database may hold stores of their own. */
  readonly schema: () => Promise<string | undefined>;
  /** What the database itself finds damaged. */
  readonly damage: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}
