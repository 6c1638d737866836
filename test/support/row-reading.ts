import type { Endpoint, LazyRow } from '@investor-flow/adapter-kit';
import type { Issue, Result } from '@investor-flow/core';
import fc from 'fast-check';
import { expect } from 'vitest';

const valueOf = <Value>(result: Result<Value, unknown>): Value =>
  result.match(
    (value) => value,
    (error) => {
      throw new Error(`expected a value, got ${JSON.stringify(error)}`);
    },
  );

/** Reads single rows of a call, each in a list of one. */
export function reader<Query, Row>(
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  list: string,
  query: Query,
) {
  const rows = (found: readonly unknown[], other: Query = query): readonly LazyRow<Row>[] =>
    valueOf(endpoint.read({ [list]: found }, other));
  const row = (raw: unknown, other?: Query): LazyRow<Row> => {
    const [first] = rows([raw], other);
    if (first === undefined) throw new Error('there is no row');
    return first;
  };
  /** What is wrong with an answer of these rows, their keys first. */
  const issues = (found: readonly unknown[], other: Query = query): readonly Issue[] =>
    endpoint.read({ [list]: found }, other).match(
      (all) =>
        all.flatMap((it) =>
          it.read().match(
            () => [],
            (wrong) => wrong,
          ),
        ),
      (wrong) => wrong,
    );
  return {
    rows,
    row,
    read: (raw: unknown, other?: Query): Row => valueOf(row(raw, other).read()),
    issues,
    /** Where a row is wrong: its columns. */
    wrong: (raw: unknown, other?: Query): readonly string[] =>
      issues([raw], other).map(({ path }) => path.replace(`${list}.0.`, '')),
  };
}

const JUNK = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('-', '+-1', '--', '1.0', '4294967295', '-0', '９', '9007199254740991'),
);

const isSound = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'object' || value === null || Object.values(value).every(isSound);

/**
 * What every call owes of its rows: each of its columns is missed by name; whatever stands in one is refused by name or
 * read as numbers that are exact; whatever stands for the body is refused.
 */
export function expectStrict<Query, Row>(
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  list: string,
  query: Query,
  {
    row,
    model,
    unread = [],
  }: {
    readonly row: object;
    readonly model: (row: Row) => unknown;
    /** Columns that the broker sends and that are not read. */
    readonly unread?: readonly string[];
  },
): void {
  const { wrong, read } = reader(endpoint, list, query);
  for (const column of Object.keys(row)) {
    const { [column]: value, ...rest } = row as Record<string, unknown>;
    const expected = unread.includes(column) ? [] : [column];
    expect(wrong(rest)).toEqual(expected);
    expect(wrong({ ...rest, [`${column}_2`]: value })).toEqual(expected);
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(row)), JUNK, (column, value) => {
      const changed = { ...row, [column]: value };
      const columns = wrong(changed);
      expect(columns.filter((it) => it !== column)).toEqual([]);
      if (columns.length === 0) expect(isSound(model(read(changed)))).toBe(true);
    }),
    { numRuns: 600 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const body of [value, { [list]: value }, { [list]: [value] }]) {
        const answer = endpoint.read(body, query);
        expect(answer.isErr() || answer.value.every((it) => it.read().isErr())).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
}
