import { randomBytes } from 'node:crypto';
import type { Table } from './table.ts';

/** What is left of an answer: rows that were not shown, or the fields that ask for more. */
export interface Remainder {
  /** Which tool was asked what: a cursor belongs to one question. */
  readonly question: string;
  readonly table?: { readonly it: Table; readonly shown: number };
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** More than an assistant has open at a time. */
const MOST = 32;

export type KeptAnswers = ReturnType<typeof keptAnswers>;

/** The remainders that cursors name; the oldest is forgotten first. */
export function keptAnswers() {
  const kept = new Map<string, Remainder>();
  return {
    keep(remainder: Remainder): string {
      const cursor = randomBytes(12).toString('base64url');
      kept.set(cursor, remainder);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return cursor;
    },
    find: (cursor: string): Remainder | undefined => kept.get(cursor),
  };
}
