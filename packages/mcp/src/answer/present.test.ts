import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../../test/support/any-character.ts';
import { bytesOf, MOST_BYTES, present } from './present.ts';
import { column, type Cell, type Table, tableOf } from './table.ts';

const table = (rows: readonly (readonly Cell[])[], caveats: readonly string[] = []): Table => ({
  head: { meaning: 'what it is', unit: '원' },
  columns: ['a', 'b'],
  legend: { a: 'ㄱ', b: 'ㄴ' },
  rows,
  caveats,
});

/** Every part of a table, one after the other. */
function partsOf(it: Table) {
  const parts: ReturnType<typeof present>[] = [];
  for (let from = 0; parts.length === 0 || from < it.rows.length;) {
    const part = present(it, from, (shown) => (shown < it.rows.length ? `c${shown}` : undefined));
    parts.push(part);
    from = part.shown;
  }
  return parts;
}

const cell = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, true, '|', '"'.repeat(60), '가'.repeat(60)),
);

describe('the parts of a table', () => {
  it('hold every row once, and are never too large', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (some, times) => {
          const rows = Array.from({ length: times }, () => some).flat();
          const parts = partsOf(table(rows));
          expect(parts.flatMap(({ presented }) => presented.structuredContent.rows)).toEqual(rows);
          for (const { presented } of parts)
            expect(bytesOf(presented)).toBeLessThanOrEqual(MOST_BYTES);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('name what is left by a cursor, as data and as text', () => {
    const [first, ...others] = partsOf(
      table(Array.from({ length: 3000 }, (_, at) => [at, 'x'.repeat(20)])),
    );
    expect(first?.presented.structuredContent.nextCursor).toBe(`c${first?.shown}`);
    expect(first?.presented.content[0].text).toContain(`cursor c${first?.shown}`);
    expect(others.at(-1)?.presented.structuredContent.nextCursor).toBeUndefined();
  });

  it('say the same as text: unit, caveats, every row', () => {
    const [part] = partsOf(
      table(
        [
          [1, null],
          ['a|b', -2],
        ],
        ['SANDBOX'],
      ),
    );
    expect(part?.presented.content[0].text.split('\n')).toEqual([
      'meaning: what it is',
      'unit: 원',
      'caveat: SANDBOX',
      'a|b',
      '1|-',
      'a/b|-2',
    ]);
  });
});

describe('a table of an answer', () => {
  const columns = [
    column<{ readonly net?: number; readonly name: string }>(
      'net',
      'amount',
      '순매수',
      (it) => it.net,
    ),
    column<{ readonly net?: number; readonly name: string }>(
      'name',
      'text',
      '종목명',
      (it) => it.name,
    ),
    column<{ readonly net?: number; readonly name: string }>(
      'none',
      'price',
      '없음',
      () => undefined,
    ),
  ];
  const answer = { meaning: 'm', facts: { day: 'd' }, columns, caveats: [] };

  it('shows what is not told as null and leaves out a column that no row has', () => {
    const rows = [{ net: 250_000_000, name: 'a\nb' }, { name: 'x'.repeat(100) }];
    const shown = tableOf({ ...answer, rows }, false);
    expect(shown.columns).toEqual(['net', 'name']);
    expect(shown.legend).toEqual({ net: '순매수, 억원 (100,000,000 won)', name: '종목명' });
    expect(shown.rows).toEqual([
      [2.5, 'a b'],
      [null, `${'x'.repeat(59)}…`],
    ]);
    expect(tableOf({ ...answer, rows }, true).rows[0]).toEqual([250_000_000, 'a b']);
  });
});
