import { type Generated, type Kysely, type Migration, sql } from 'kysely';

interface TopicTable {
  id: Generated<number>;
  broker: string;
  environment: string;
  question: string;
  /** The query without days and measures, as JSON. */
  subject: string;
  /** `value`, `volume`, `value,volume`, or nothing where the question has no measures. */
  measures: string;
  /** ISO instant, UTC with milliseconds: sorts by time. */
  observed_at: string;
}

/** One answer to `one` or `list`, or one session of a series. */
export interface EntryTable extends TopicTable {
  day: string;
  status: string;
  /** 1 where nothing about the day can change any more. */
  settled: number;
  /** `one` row, or `list` of them. */
  shape: string;
  /** Of the rows: two answers of one moment that differ are both kept, and damage shows. */
  digest: string;
  /** Deflated JSON in SQLite, jsonb in PostgreSQL. */
  answer: unknown;
}

/** Days that were asked for, whether or not they had a row. */
export interface RangeTable extends TopicTable {
  first_day: string;
  last_day: string;
}

export interface Schema {
  investor_flow_entry: EntryTable;
  investor_flow_range: RangeTable;
}

export const MIGRATION_TABLES = {
  migrationTableName: 'investor_flow_migration',
  migrationLockTableName: 'investor_flow_migration_lock',
} as const;

/** What differs between the two engines when tables are made. */
export interface ColumnTypes {
  readonly id: 'integer primary key autoincrement' | 'bigserial primary key';
  readonly answer: 'blob' | 'jsonb';
}

/** Every change of the tables, oldest first; a file with a name that is not here is of a newer version. */
export const migrations = ({ id, answer }: ColumnTypes): Readonly<Record<string, Migration>> => ({
  '2026-11-entries': {
    up: async (db: Kysely<unknown>) => {
      const run = (text: string) => sql.raw(text).execute(db);
      await run(`
        create table investor_flow_entry (
          id ${id},
          broker text not null,
          environment text not null,
          question text not null,
          subject text not null,
          day text not null,
          observed_at text not null,
          status text not null,
          measures text not null,
          settled integer not null,
          shape text not null,
          digest text not null,
          answer ${answer} not null,
          unique (question, subject, day, observed_at, broker, environment, measures, status, digest)
        )`);
      await run(`
        create table investor_flow_range (
          id ${id},
          broker text not null,
          environment text not null,
          question text not null,
          subject text not null,
          measures text not null,
          first_day text not null,
          last_day text not null,
          observed_at text not null,
          unique (question, subject, broker, environment, measures, first_day, last_day, observed_at)
        )`);
    },
  },
});
