import type { Endpoint, LazyRow } from '@investor-flow/adapter-kit';
import fc from 'fast-check';
import { expect } from 'vitest';
import { isSound, valueOf } from './results.ts';

/** Reads single rows of a call. */
export function reader<Query, Row>(
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  list: string,
  query: Query,
) {
  const row = (raw: unknown): LazyRow<Row> => {
    const [first] = valueOf(endpoint.read({ [list]: [raw] }, query));
    if (first === undefined) throw new Error('there is no row');
    return first;
  };
  return {
    row,
    read: (raw: object): Row => valueOf(row(raw).read()),
    /** Where something is wrong with a row. */
    wrong: (raw: object): readonly string[] =>
      endpoint
        .read({ [list]: [raw] }, query)
        .andThen((rows) => rows[0]?.read().map(() => []) ?? endpoint.read({}, query))
        .match(
          () => [],
          (issues) => issues.map(({ path }) => path),
        ),
  };
}

const JUNK = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('-', '+-1', '--', '1.0', '4294967295', '-0', '９', '9007199254740991'),
);

/** Whatever stands in a column is refused by name, or read as numbers that may be handed out; nothing throws. */
export function expectSoundOrRefused<Query, Row>(
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  list: string,
  query: Query,
  { row, model }: { readonly row: object; readonly model: (row: Row) => unknown },
): void {
  const { wrong, read } = reader(endpoint, list, query);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(row)), JUNK, (column, value) => {
      const changed = { ...row, [column]: value };
      const paths = wrong(changed);
      expect(paths.filter((path) => path !== `${list}.0.${column}`)).toEqual([]);
      if (paths.length === 0) expect(isSound(model(read(changed)))).toBe(true);
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
