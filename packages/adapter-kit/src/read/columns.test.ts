import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { columns, isBlank, type Row, trades } from './columns.ts';
import { signedWhole, times, unsignedWhole } from './numbers.ts';

describe('columns', () => {
  const read = columns({ close: unsignedWhole, change: times(signedWhole, 10) });

  it('are read by the reader beside their name, and no others', () => {
    const row = { change: '--3', more: 'x', close: '7' };
    expect(valueOf(read(row, []))).toStrictEqual({ close: 7, change: -30 });
  });

  it('that are wrong are all named, below the path, in the order of the table', () => {
    expect(errorOf(read({ change: 'leak' }, ['rows', 3]))).toEqual([
      { path: 'rows.3.close', message: 'is no text' },
      { path: 'rows.3.change', message: 'is no whole number' },
    ]);
  });

  it('give no figure at all where one is wrong', () => {
    expect(read({ close: '7', change: '' }, []).isErr()).toBe(true);
  });

  it('are not looked for in what a body calls its prototype', () => {
    const row = JSON.parse('{"__proto__":{"close":"7"},"change":"3"}') as Row;
    expect(errorOf(read(row, [])).map(({ path }) => path)).toEqual(['close']);
  });

  it('come back from any figures', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: -1_000_000, max: 1_000_000 }), (a, b) => {
        const row = { close: String(a), change: String(b) };
        expect(valueOf(read(row, []))).toStrictEqual({ close: a, change: b * 10 });
      }),
    );
  });
});

describe('trades', () => {
  const read = trades(
    {
      individual: { net: 'a_net', buy: 'a_buy', sell: 'a_sell' },
      foreign: undefined,
      institution: { net: 'b_net' },
    },
    10,
  );
  const row = { a_net: '-1', a_buy: '2', a_sell: '3', b_net: '4' };

  it('are told by investor, with both sides or the net alone', () => {
    const found = valueOf(read(row, []));
    expect(found.individual).toStrictEqual({ net: -10, buy: 20, sell: 30 });
    expect(found.institution).toStrictEqual({ net: 40 });
  });

  it('leave its place to an investor without columns', () => {
    const found = valueOf(read(row, []));
    expect(found.foreign).toBeUndefined();
    expect(Object.keys(found)).toEqual(['individual', 'foreign', 'institution']);
  });

  it('that are wrong are all named, the nets first', () => {
    expect(errorOf(read({ a_buy: '-2', a_sell: '3' }, ['output']))).toEqual([
      { path: 'output.a_net', message: 'is no text' },
      { path: 'output.b_net', message: 'is no text' },
      { path: 'output.a_buy', message: 'is no whole number without a sign' },
    ]);
  });

  it('of one row have nothing to do with those of the next', () => {
    const first = valueOf(read(row, []));
    const second = valueOf(read({ ...row, a_net: '5' }, []));
    expect([first.individual.net, second.individual.net]).toEqual([-10, 50]);
  });
});

describe('a blank row', () => {
  it.each([
    ['every column is blank', { a: '', b: '' }, true],
    ['one is not', { a: '', b: '0' }, false],
    ['the first is not', { a: '0', b: '' }, false],
    ['one holds a space', { a: ' ' }, false],
    ['one holds null', { a: null }, false],
    ['there are no columns', {}, false],
  ])('is one or none: %s', (_, row, blank) => expect(isBlank(row)).toBe(blank));

  it.each([
    ['the others are blank', { code: '028', name: '', a: '' }, true],
    ['another is not', { code: '028', name: '', a: '0' }, false],
    ['there is no other', { code: '028', name: '' }, false],
  ])('may still have a name: %s', (_, row, blank) =>
    expect(isBlank(row, ['code', 'name'])).toBe(blank),
  );
});
