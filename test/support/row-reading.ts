import type { Endpoint, LazyRow } from '@investor-flow/adapter-kit';
import type { Issue } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, valueOf } from './results.ts';
import { sourcesIn } from './sources.ts';

type RowsCall<Query, Row> = Endpoint<Query, readonly LazyRow<Row>[]>;

/** Reads single rows of a call, each in a list of one; without a list the body is the row. */
export function reader<Query, Row>(
  call: RowsCall<Query, Row>,
  list: string | undefined,
  query: Query,
) {
  const read = (found: readonly unknown[], other: Query) =>
    call.read(list === undefined ? found[0] : { [list]: found }, other);
  const rows = (found: readonly unknown[], other: Query = query): readonly LazyRow<Row>[] =>
    valueOf(read(found, other));
  const row = (raw: unknown, other?: Query): LazyRow<Row> => {
    const [first] = rows([raw], other);
    if (first === undefined) throw new Error('there is no row');
    return first;
  };
  /** What is wrong with an answer of these rows, their keys first. */
  const issues = (found: readonly unknown[], other: Query = query): readonly Issue[] =>
    read(found, other).match(
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

/** A call, and a row of ours with every column that the broker sends. */
export interface CallSample {
  readonly call: RowsCall<never, unknown>;
  /** Absent: the body is the row. */
  readonly list?: string;
  readonly row: object;
  /** The columns that may be missing, with a space between them. */
  readonly optional?: string;
  /** Columns in which nothing but a whole number below 32 bits may stand. */
  readonly counts?: RegExp;
  /** What becomes of a row. */
  readonly model?: (row: never) => unknown;
}

/** The same row without one of its columns. */
export const without = (row: object, column: string): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));

/** What is not a whole number, each with what it is. */
const NO_WHOLE_NUMBERS: readonly (readonly [what: string, value: unknown])[] = [
  ['a blank', ''],
  ['a space', ' '],
  ['a word', '없음'],
  ['a fraction', '1.5'],
  ['a comma', '1,000'],
  ['a space before the digits', ' 5'],
  ['a line end behind the digits', '5\n'],
  ['an exponent', '1e3'],
  ['a hexadecimal', '0x10'],
  ['wide digits', '１２'],
  ['two signs that contradict', '+-5'],
  ['a sign alone', '-'],
  ['a JSON number', 5],
  ['null', null],
  ['true', true],
  ['a list', ['5']],
  ['an object', {}],
  ['the largest unsigned 32-bit number', '4294967295'],
  ['the largest signed 32-bit number', '2147483647'],
  ['the smallest signed 32-bit number', '-2147483648'],
  ['more digits than are exact', '99999999999999999999'],
];
/** What brokers count in: 천, 백만, 천만 and 억. */
const STEPS = [1000, 1_000_000, 10_000_000, 100_000_000];
const QUERY = { market: 'kospi', venue: 'krx' } as never;
/** What is no figure in any column, a price or a percentage either. */
const NO_FIGURES = NO_WHOLE_NUMBERS.filter(
  ([what]) => !/^a blank|fraction|32-bit|digits than/.test(what),
);
const JUNK = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.constantFrom('-', '+-1', '--', '1.0', '4294967295', '-0', '９', '9007199254740991'),
);

/** The calls of a broker that read rows. */
export const rowCallsOf = (broker: 'kiwoom' | 'koreainvestment'): readonly string[] =>
  sourcesIn(`packages/${broker}/src/wire`)
    .filter(({ text }) => /\b(?:rowsEndpoint|rowsCall|rankingCall)\(/.test(text))
    .flatMap(({ text }) => /^  id: '(\w+)'/m.exec(text)?.[1] ?? []);

/**
 * What every call owes of its rows: each of its columns is missed by name; whatever stands in one is refused by name or
 * read as numbers that are exact; whatever stands for the body is refused.
 */
export function everyCall(
  broker: 'kiwoom' | 'koreainvestment',
  samples: readonly CallSample[],
): void {
  it('every call that reads rows is here', () =>
    expect(samples.map(({ call }) => call.id).toSorted()).toEqual(rowCallsOf(broker).toSorted()));

  describe.each(samples.map((it) => [it.call.id, it] as const))('%s', (_, sample) => {
    const { call, list, row, optional = '', counts = /^$/, model = (it: unknown) => it } = sample;
    const { wrong, read } = reader(call, list, QUERY);
    const expectSound = (raw: object): void =>
      expect(isSound(model(read(raw) as never))).toBe(true);

    it('reads its row as sound numbers', () => expectSound(row));

    it('misses by name each of its columns but those that may be missing', () => {
      const missed = Object.entries(row).flatMap(([column, value]) => {
        const rest = without(row, column);
        const columns = wrong(rest);
        expect(wrong({ ...rest, [`${column}_2`]: value })).toEqual(columns);
        return columns;
      });
      const read = Object.keys(row).filter((column) => !optional.split(' ').includes(column));
      expect(missed).toEqual(read);
    });

    it('refuses what is no figure in every column that it reads, and says which', () => {
      const columns = Object.entries(read(row) as object);
      const figures = columns.flatMap(([name, it]) => (typeof it === 'number' ? [name] : []));
      expect(figures).not.toEqual([]);
      for (const column of figures)
        for (const [what, value] of counts.test(column) ? NO_WHOLE_NUMBERS : NO_FIGURES)
          expect([what, ...wrong({ ...row, [column]: value })]).toEqual([what, column]);
    });

    it('refuses in every column a count whose amount would not be exact', () => {
      for (const column of Object.keys(row))
        for (const step of STEPS) {
          const changed = {
            ...row,
            [column]: String(Math.floor(Number.MAX_SAFE_INTEGER / step) + 1),
          };
          if (wrong(changed).length === 0) expectSound(changed);
        }
    });

    it('refuses junk in any column by name, or reads it as sound numbers', () =>
      fc.assert(
        fc.property(fc.constantFrom(...Object.keys(row)), JUNK, (column, value) => {
          const changed = { ...row, [column]: value };
          const columns = wrong(changed);
          expect(columns.filter((it) => it !== column)).toEqual([]);
          if (columns.length === 0) expectSound(changed);
        }),
        { numRuns: 600 },
      ));

    it('refuses whatever stands for the body, the list or a row, and never throws', () =>
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          const bodies =
            list === undefined ? [value] : [value, { [list]: value }, { [list]: [value] }];
          for (const body of bodies) {
            const answer = call.read(body, QUERY);
            expect(answer.isErr() || answer.value.every((it) => it.read().isErr())).toBe(true);
          }
        }),
        { numRuns: 200 },
      ));
  });
}
