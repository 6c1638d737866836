import type { SqliteDatabase } from 'kysely';

interface Statement {
  all(...parameters: never[]): unknown[];
  run(...parameters: never[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: never[]): IterableIterator<unknown>;
}

/** What the two SQLite packages have in common. */
export interface Database {
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): Statement;
}

const isRollback = (text: string): boolean => /^\s*rollback\s*$/i.test(text);
const isOver = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.message.includes('no transaction is active');

/** So many statements are kept prepared. */
const MOST = 64;

/** A database in the shape in which Kysely expects it; a statement is prepared once. */
export function kyselyDatabase(database: Database): SqliteDatabase {
  const prepared = new Map<string, Statement>();
  const statementOf = (text: string): Statement => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    if (prepared.size >= MOST) {
      const [oldest = ''] = prepared.keys();
      prepared.delete(oldest);
    }
    const made = database.prepare(text);
    prepared.set(text, made);
    return made;
  };
  return {
    close: () => {
      prepared.clear();
      database.close();
    },
    prepare: (text) => {
      const statement = statementOf(text);
      return {
        reader: /^\s*(?:select|with|pragma)\b|\breturning\b/i.test(text),
        all: (parameters) => statement.all(...(parameters as never[])),
        run: (parameters) => {
          try {
            return statement.run(...(parameters as never[]));
          } catch (thrown) {
            // A failure like a full disk has rolled everything back already: it is that failure that counts.
            if (isRollback(text) && isOver(thrown)) return { changes: 0, lastInsertRowid: 0 };
            throw thrown;
          }
        },
        iterate: (parameters) => statement.iterate(...(parameters as never[])),
      };
    },
  };
}
