import { err, type Issue, ok, type Result } from '@investor-flow/core';
import type * as z from 'zod/mini';
import type { Endpoint, Outgoing } from '../call/endpoint.ts';
import { compactDay, readerOf } from './columns.ts';
import { mapValues } from './tables.ts';
import { Fault, type Reader } from './texts.ts';

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
  /** The columns that are read. */
  readonly read: () => Result<Row, readonly Issue[]>;
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

type Redact = (text: string) => string;
const asItIs: Redact = (text) => text;

type ReadRow<Shape extends z.core.$ZodLooseShape> = z.output<z.ZodMiniObject<Shape>>;

/** A call that answers with rows: the columns that are read, each by its schema. */
export function rowsEndpoint<Query, const Shape extends z.core.$ZodLooseShape>(
  spec: RowsSpec<Query, Shape>,
): Endpoint<Query, readonly LazyRow<ReadRow<Shape>>[]> {
  const { id, request, list, key, foreign, unique: isUnique = false } = spec;
  const readRow = rowReader(mapValues(spec.row, (schema) => readerOf(schema as z.core.$ZodType)));
  const readKey = key === undefined ? undefined : readerOf(key.schema);
  const named = new Set([...(spec.names ?? []), ...(key === undefined ? [] : [key.column])]);

  const rowAt = (raw: RawRow, path: string, found: string, redact: Redact) => ({
    // A day holds no secret, and looking for one takes as long as reading the row.
    key: key?.schema === compactDay ? found : redact(found),
    isBlank: isBlank(raw, named),
    text: () => JSON.stringify(raw),
    read: (): Result<ReadRow<Shape>, readonly Issue[]> => {
      const faults: [string, Fault][] = [];
      const row = readRow(raw, redact, faults) as ReadRow<Shape>;
      return faults.length === 0
        ? ok(row)
        : err(
            faults.map(([column, { message }]) => ({
              path: path === '' ? column : `${path}.${column}`,
              message,
            })),
          );
    },
  });

  return {
    id,
    request,
    read: (body, query, redact = asItIs) =>
      rawRows(body, list).andThen(({ rows, isList }) => {
        const issues: Issue[] = [];
        const keys = new Set<string>();
        const read = rows.map((raw, place) => {
          const path = isList ? `${list}.${place}` : (list ?? '');
          if (!isObject(raw)) {
            issues.push({ path, message: 'must be an object' });
            return rowAt({}, path, '', redact);
          }
          if (key === undefined || readKey === undefined) return rowAt(raw, path, '', redact);
          const at = `${path}.${key.column}`;
          const value = readKey(raw[key.column]) as string | Fault;
          if (value instanceof Fault) {
            issues.push({ path: at, message: value.message });
            return rowAt(raw, path, '', redact);
          }
          const isRepeated = isUnique && keys.has(value);
          if (isUnique) keys.add(value);
          const message = isRepeated ? 'must not come twice' : foreign?.(value, query);
          if (message !== undefined) issues.push({ path: at, message });
          return rowAt(raw, path, value, redact);
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
  const rows: readonly unknown[] = Array.isArray(found) ? found : [found];
  if (rows.every(isNothing)) return ok({ rows: [], isList: true });
  if (rows === found || isObject(found)) return ok({ rows, isList: rows === found });
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

type Faults = [column: string, fault: Fault][];
/** Reads the columns of a row, its texts redacted; a column that cannot be read is added to the faults. */
export type RowReader = (raw: RawRow, redact: Redact, faults: Faults) => object;

/**
 * A function that reads these columns and no others.
 *
 * It is generated where the host allows that, and takes half the time of a loop: V8 knows the reader of each call, and makes
 * the row at once, where an object whose keys are set one by one is kept as a dictionary from the 17th on (Node 20).
 */
export function rowReader(
  readers: Readonly<Record<string, Reader<unknown>>>,
  generate = Function,
): RowReader {
  const columns = Object.keys(readers);
  // The names of columns come from the source alone.
  const names = columns.map((column) => JSON.stringify(column));
  const constants = names.map((name, place) => `const read${place} = readers[${name}];`);
  const members = names.map(
    (name, place) => `${name}: settled(read${place}(raw[${name}]), ${name}, redact, faults)`,
  );
  try {
    return generate(
      'readers',
      'settled',
      `${constants.join(' ')} return (raw, redact, faults) => ({ ${members.join(', ')} });`,
    )(readers, settled) as RowReader;
  } catch (thrown) {
    // A host whose policy forbids generated code, by whatever error; what cannot be parsed is a fault of this file.
    if (thrown instanceof SyntaxError) throw thrown;
    return (raw, redact, faults) =>
      Object.fromEntries(
        columns.map((it) => [it, settled(readers[it]?.(raw[it]), it, redact, faults)]),
      );
  }
}

function settled(value: unknown, column: string, redact: Redact, faults: Faults): unknown {
  if (value instanceof Fault) faults.push([column, value]);
  return typeof value === 'string' ? redact(value) : value;
}
