import { createHash } from 'node:crypto';

/**
 * What distinguishes one answer from another: two answers of the same moment are the same only if their figures are.
 *
 * It is taken over the value, not over its text: PostgreSQL gives fields back in an order of its own.
 */
export const digestOf = (rows: readonly unknown[]): string =>
  createHash('sha256').update(canonical(rows)).digest('base64url').slice(0, DIGEST_LENGTH);

/** 132 bits: no two answers share them by chance. */
const DIGEST_LENGTH = 22;

/** JSON with the fields of every object in the order of their names. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const name of Object.keys(fields).toSorted())
    if (fields[name] !== undefined)
      parts.push(`${JSON.stringify(name)}:${canonical(fields[name])}`);
  return `{${parts.join(',')}}`;
}
