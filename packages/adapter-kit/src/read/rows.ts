import { err, type Issue, ok, type Result } from '@investor-flow/core';
import type * as z from 'zod/mini';
import type { Endpoint, Outgoing } from '../call/endpoint.ts';
import { readerOf } from './columns.ts';
import { literalOf } from './literal.ts';
import { Fault } from './texts.ts';

/** A row as it came. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A row whose key is known; its other columns are read when they are wanted, so that a bad row hurts only who asks for it. */
export interface LazyRow<Row> {
  /** What the key column says, or '' where the call has none. */
  readonly key: string;
  /** Whether every column beside the names is a blank text. */
  readonly isBlank: boolean;
  /** The whole row: two rows of one key are repeated if it is equal, and a fault if it differs. */
  readonly text: () => string;
  /** The columns that are read, their texts redacted where a redactor is given. */
  readonly read: (redact?: (text: string) => string) => Result<Row, readonly Issue[]>;
}

export interface RowsSpec<Query, Shape extends z.core.$ZodLooseShape> {
  readonly id: string;
  readonly request: (query: Query) => Outgoing;
  /** The body's member that holds the rows; a single object is one row. Absent: the body itself is the one row. */
  readonly list?: string;
  /** The column that identifies a row. */
  readonly key?: { readonly column: string; readonly schema: z.core.$ZodType<string> };
  /** The columns that are read. */
  readonly row: Shape;
  /** Whether a key that comes twice is a fault. */
  readonly unique?: boolean;
  /** Columns that are filled in although the broker knows nothing: names. The key is one of them. */
  readonly names?: readonly string[];
  /** Why a row with this key cannot belong to the answer of this query. */
  readonly foreign?: (key: string, query: Query) => string | undefined;
}

/** The columns of a row that an endpoint reads. */
export type RowOfEndpoint<It> =
  It extends Endpoint<infer _Query, readonly LazyRow<infer Row>[]> ? Row : never;

type ReadRow<Shape extends z.core.$ZodLooseShape> = z.output<z.ZodMiniObject<Shape>>;

/** A call that answers with rows: the columns that are read, each by its schema. */
export function rowsEndpoint<Query, const Shape extends z.core.$ZodLooseShape>(
  spec: RowsSpec<Query, Shape>,
): Endpoint<Query, readonly LazyRow<ReadRow<Shape>>[]> {
  const { id, request, list, key, foreign, unique: isUnique = false } = spec;
  const readRow = rowReader(spec.row);
  const readKey = key === undefined ? undefined : readerOf(key.schema);
  const named = new Set([...(spec.names ?? []), ...(key === undefined ? [] : [key.column])]);

  const rowAt = (raw: RawRow, path: string, found: string) => ({
    key: found,
    isBlank: isBlank(raw, named),
    text: () => JSON.stringify(raw),
    read: (redact?: (text: string) => string) =>
      readRow(raw, path, redact) as Result<ReadRow<Shape>, readonly Issue[]>,
  });

  return {
    id,
    request,
    read: (body, query) =>
      rawRows(body, list).andThen(({ rows, isList }) => {
        const issues: Issue[] = [];
        const keys = new Set<string>();
        const read = rows.map((raw, place) => {
          const path = isList ? `${list}.${place}` : (list ?? '');
          if (!isObject(raw)) {
            issues.push({ path, message: 'must be an object' });
            return rowAt({}, path, '');
          }
          if (key === undefined || readKey === undefined) return rowAt(raw, path, '');
          const at = `${path}.${key.column}`;
          const value = readKey(raw[key.column]) as string | Fault;
          if (value instanceof Fault) {
            issues.push({ path: at, message: value.message });
            return rowAt(raw, path, '');
          }
          const isRepeated = isUnique && keys.has(value);
          if (isUnique) keys.add(value);
          const message = isRepeated ? 'must not come twice' : foreign?.(value, query);
          if (message !== undefined) issues.push({ path: at, message });
          return rowAt(raw, path, value);
        });
        return issues.length === 0 ? ok(read) : err(issues);
      }),
  };
}

const isObject = (it: unknown): it is RawRow =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/**
 * The rows of a body: a list, or one object.
 *
 * Null, a blank, an empty object, an empty list and a list of nothing but those are no rows; a body without the member has
 * another shape.
 */
function rawRows(
  body: unknown,
  list: string | undefined,
): Result<{ readonly rows: readonly unknown[]; readonly isList: boolean }, readonly Issue[]> {
  if (!isObject(body)) return err([{ path: '', message: 'must be an object' }]);
  if (list === undefined) return ok({ rows: [body], isList: false });
  const found = body[list];
  if (Array.isArray(found)) return ok({ rows: found.every(isNothing) ? [] : found, isList: true });
  if (isNothing(found)) return ok({ rows: [], isList: !isObject(found) });
  if (isObject(found)) return ok({ rows: [found], isList: false });
  return err([{ path: list, message: 'must be a row or a list of rows' }]);
}

/** What stands where a row belongs and says nothing. */
const isNothing = (it: unknown): boolean =>
  it === null || isBlankText(it) || (isObject(it) && Object.keys(it).length === 0);

const isBlankText = (it: unknown): boolean =>
  it === '' || (typeof it === 'string' && it.trim() === '');

function isBlank(row: RawRow, named: ReadonlySet<string>): boolean {
  let has = false;
  for (const column in row) {
    if (named.has(column)) continue;
    if (!isBlankText(row[column])) return false;
    has = true;
  }
  return has;
}

/** Reads the columns of a row; each fault says which column and what, never the value. */
function rowReader(shape: z.core.$ZodLooseShape) {
  const names = Object.keys(shape);
  const readers = Object.values(shape).map((schema) => readerOf(schema as z.core.$ZodType));
  const rowOf = literalOf(names);
  return (
    raw: RawRow,
    path: string,
    redact: ((text: string) => string) | undefined,
  ): Result<unknown, readonly Issue[]> => {
    const issues: Issue[] = [];
    const values = names.map((name, place) => {
      const value = readers[place]?.(raw[name]);
      if (value instanceof Fault)
        issues.push({ path: path === '' ? name : `${path}.${name}`, message: value.message });
      return typeof value === 'string' && redact !== undefined ? redact(value) : value;
    });
    return issues.length === 0 ? ok(rowOf(values)) : err(issues);
  };
}
