import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { orBlank, price, signed, text } from './columns.ts';
import { type RowsSpec, rowsEndpoint } from './rows.ts';

const code = z.string('must be a string').check(z.regex(/^\d{3}$/, 'must be a code'));
const SPEC = {
  id: 'tr01',
  request: () => ({ method: 'GET', path: '/tr01' }) as const,
  list: 'rows',
  key: { column: 'code', schema: code },
  row: { name: text, net: signed, level: orBlank(price) },
} satisfies RowsSpec<string, object>;
const GOOD = { code: '001', name: '종합', net: '-5', level: '+12' };

const read = (rows: unknown, spec: Partial<RowsSpec<string, typeof SPEC.row>> = {}) =>
  rowsEndpoint<string, typeof SPEC.row>({ ...SPEC, ...spec }).read({ rows }, 'the query');
const first = (row: object, spec?: Partial<RowsSpec<string, typeof SPEC.row>>) => {
  const [only] = valueOf(read([row], spec));
  if (only === undefined) throw new Error('there is no row');
  return only;
};

it('a row has its key, and the columns that are read and no others', () => {
  const { key, isBlank, read: readRow } = first({ ...GOOD, unread: {} });
  expect([key, isBlank]).toEqual(['001', false]);
  expect(valueOf(readRow())).toEqual({ name: '종합', net: -5, level: 12 });
  expect(valueOf(first({ ...GOOD, level: '' }).read())).toEqual({
    name: '종합',
    net: -5,
    level: undefined,
  });
});

describe('the rows of a body', () => {
  it.each<[string, unknown, number]>([
    ['a list', [GOOD, { ...GOOD, code: '002' }], 2],
    ['an object, which is one row', GOOD, 1],
    ['an empty list', [], 0],
    ['an empty object', {}, 0],
    ['null', null, 0],
    ['a blank', '', 0],
    ['spaces', ' ', 0],
    ['a list of an empty object', [{}], 0],
    ['a list of null and blanks', [null, '', ' '], 0],
  ])('may be %s', (_, rows, count) => expect(valueOf(read(rows))).toHaveLength(count));

  it.each<[unknown, string, string]>([
    [{ row: [] }, 'rows', 'must be a row or a list of rows'],
    [{ rows: 'x' }, 'rows', 'must be a row or a list of rows'],
    [{ rows: 0 }, 'rows', 'must be a row or a list of rows'],
    [{ rows: undefined }, 'rows', 'must be a row or a list of rows'],
    [null, '', 'must be an object'],
    [[], '', 'must be an object'],
    ['rows', '', 'must be an object'],
    [{ rows: [GOOD, null] }, 'rows.1', 'must be an object'],
    [{ rows: [GOOD, {}] }, 'rows.1.code', 'must be a string'],
    [{ rows: [[]] }, 'rows.0', 'must be an object'],
    [{ rows: [GOOD, []] }, 'rows.1', 'must be an object'],
  ])('may not be those of %j', (body, path, message) => {
    expect(errorOf(rowsEndpoint(SPEC).read(body, 'the query'))).toEqual([{ path, message }]);
  });
});

it.each<[string, z.core.$ZodType, object, object]>([
  [
    'what the last of a union says',
    z.union([z.literal(''), code]),
    { it: 5 },
    { fault: 'must be a string' },
  ],
  ['nothing where it may be absent', z.exactOptional(code), {}, { value: undefined }],
  ['a fault where anything may be, and nothing is', z.unknown(), {}, { fault: expect.any(String) }],
])('a column with a schema that is not of the kit gives %s', (_, schema, column, gives) => {
  const rows = [{ code: '001', ...column }];
  const endpoint = rowsEndpoint({ ...SPEC, row: { it: schema } });
  const found = valueOf(endpoint.read({ rows }, 'the query'))[0]?.read();
  expect(
    found?.match(
      (row) => ({ value: row.it }),
      ([issue]) => ({ fault: issue?.message }),
    ),
  ).toEqual(gives);
});

describe('a key', () => {
  it.each([
    ['01', 'must be a code'],
    [1, 'must be a string'],
    [null, 'must be a string'],
    [undefined, 'must be a string'],
  ])('that is %j fails the answer', (value, message) => {
    expect(errorOf(read([GOOD, { ...GOOD, code: value }]))).toEqual([
      { path: 'rows.1.code', message },
    ]);
  });

  it('comes once where it must be unique, and may come twice elsewhere', () => {
    expect(valueOf(read([GOOD, GOOD]))).toHaveLength(2);
    expect(errorOf(read([GOOD, GOOD], { unique: true }))).toEqual([
      { path: 'rows.1.code', message: 'must not come twice' },
    ]);
  });

  it('that is foreign to the query fails the answer', () => {
    const foreign = (key: string, query: string) =>
      key === '002' ? `is not of ${query}` : undefined;
    expect(read([GOOD], { foreign }).isOk()).toBe(true);
    expect(errorOf(read([GOOD, { ...GOOD, code: '002' }], { foreign }))).toEqual([
      { path: 'rows.1.code', message: 'is not of the query' },
    ]);
  });

  it('is blank where the call has none', () => {
    const { key: _, ...keyless } = SPEC;
    const [row] = valueOf(rowsEndpoint<string, typeof SPEC.row>(keyless).read({ rows: GOOD }, 'q'));
    expect(row?.key).toBe('');
  });
});

describe('a bad row', () => {
  it('hurts only who reads it, and is named by column', () => {
    const [bad, good] = valueOf(read([{ ...GOOD, net: 'x', level: 'y' }, GOOD]));
    expect(good?.read().isOk()).toBe(true);
    expect(bad && errorOf(bad.read())).toEqual([
      { path: 'rows.0.net', message: 'must be a whole number' },
      { path: 'rows.0.level', message: 'must be a whole number' },
    ]);
    const [only] = valueOf(read({ ...GOOD, net: null }));
    expect(only && errorOf(only.read())).toEqual([
      { path: 'rows.net', message: 'must be a string' },
    ]);
  });

  it.each(['name', 'net', 'level'])('lacks the column %s', (column) => {
    const { [column as 'net']: _, ...row } = GOOD;
    expect(errorOf(first(row).read())).toEqual([
      { path: `rows.0.${column}`, message: 'must be a string' },
    ]);
  });

  it('is reported without what it holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[g-z]{4,9}$/), (secret) => {
        const bad = { ...GOOD, net: secret, level: secret, name: { [secret]: secret } };
        expect(JSON.stringify(errorOf(first(bad).read()))).not.toContain(secret);
        expect(JSON.stringify(errorOf(read([{ ...GOOD, code: secret }])))).not.toContain(secret);
      }),
    );
  });

  it('is a refusal or rows, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const body of [value, { rows: value }, { rows: [value] }]) {
          const answer = rowsEndpoint(SPEC).read(body, 'q');
          for (const row of answer.isOk() ? answer.value : [])
            expect(row.read().isErr()).toBe(true);
        }
      }),
    );
  });
});

describe('a blank row', () => {
  const BLANK = { code: '001', name: '', net: '', level: '' };
  it.each<[string, object, boolean]>([
    ['every column is blank', BLANK, true],
    ['only a name is filled in', { ...BLANK, name: '종합' }, true],
    ['a figure is there', { ...BLANK, net: '0' }, false],
    ['a figure is null', { ...BLANK, net: null }, false],
    ['there are no columns', { code: '001', name: '' }, false],
  ])('is one where %s: %j is %s', (_, row, isBlank) => {
    expect(first(row, { names: ['name'] }).isBlank).toBe(isBlank);
  });

  it('reports itself by its whole text', () => {
    expect(first(GOOD).text()).toBe(first({ ...GOOD }).text());
    expect(first(GOOD).text()).not.toBe(first({ ...GOOD, unread: 1 }).text());
  });
});
