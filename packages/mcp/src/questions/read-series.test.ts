import { addDays, byQuestion, methodsOf, ok, orThrow, type Source } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../answer/table.ts';
import type { Call } from '../tools/tool.ts';
import { readSeries } from './read-series.ts';

const NEWEST = '2026-11-20';
interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** A source with a row for every calendar day, a page a day, back to `begins`. */
function daily(begins: string): {
  readonly source: Source;
  readonly asked: Asked[];
  readonly ended: () => number;
} {
  const asked: Asked[] = [];
  let ended = 0;
  const methods = methodsOf({
    answer: () => {
      throw new Error('a series is read by its pages');
    },
    pages: async function* walk(_, query) {
      const { from = begins, to = NEWEST, limit = Infinity } = query as Asked;
      asked.push(query as Asked);
      try {
        for (let day = to, at = 0; day >= from && day >= begins && at < limit; at += 1) {
          yield ok([{ day }]);
          day = addDays(day, -1);
        }
      } finally {
        ended += 1;
      }
    },
  });
  return { source: methods as unknown as Source, asked, ended: () => ended };
}

/** A table whose rows take so many bytes. */
const wide =
  (bytes: number) =>
  (rows: readonly unknown[]): Table => ({
    head: {},
    columns: ['a'],
    legend: {},
    rows: rows.map((): readonly Cell[] => ['x'.repeat(bytes / 2)]),
    caveats: [],
  });

const read = async (
  source: Source,
  asked: Asked,
  {
    bytes = 10,
    elapsedMs = () => 0,
    progress = () => undefined,
  }: Partial<Pick<Call, 'elapsedMs' | 'progress'>> & { readonly bytes?: number } = {},
) => {
  const call = { answering: { source }, signal: AbortSignal.timeout(60_000), elapsedMs, progress };
  const series = await readSeries(
    'flowHistory',
    { market: 'kospi', ...asked },
    call as unknown as Call,
    {
      show: wide(bytes),
      onLeftOut: () => undefined,
    },
  );
  return orThrow(series);
};

describe('a series', () => {
  it('of no range is thirty sessions', async () => {
    const { source, asked, ended } = daily('2020-01-01');
    const { rows, rest } = await read(source, {});
    expect([rows.length, rest, asked[0]?.limit, ended()]).toEqual([30, undefined, 30, 1]);
  });

  it('stops when it fills an answer, and goes on with the session before', async () => {
    const { source, ended } = daily('2020-01-01');
    const first = await read(source, { limit: 100 }, { bytes: 6000 });
    expect(first.rows.length).toBeLessThan(15);
    const oldest = first.rows.at(-1)?.day ?? '';
    expect(first.rest).toEqual({
      market: 'kospi',
      limit: 100 - first.rows.length,
      to: addDays(oldest, -1),
    });
    expect(ended()).toBe(1);
  });

  it('stops when it takes too long for a client', async () => {
    const { source } = daily('2020-01-01');
    let now = 0;
    const { rows, rest } = await read(
      source,
      { from: '2020-01-01' },
      { elapsedMs: () => (now += 10_000) },
    );
    expect(rows.length).toBe(5);
    expect(rest).toMatchObject({ from: '2020-01-01', to: '2026-11-15' });
  });

  it.each([
    ['its limit is reached', { limit: 13 }],
    ['its range is read', { from: '2026-11-08' }],
    ['the history ends', { limit: 500 }],
  ])('has no rest where %s with the page after', async (_, asked) => {
    const { source } = daily('2026-11-08');
    const { rows, rest } = await read(source, asked, { bytes: 4800 });
    expect([rows.length, rest]).toEqual([13, undefined]);
  });

  it('says how far it is', async () => {
    const seen: unknown[] = [];
    const { source } = daily('2020-01-01');
    await read(source, { limit: 3 }, { progress: (...told) => void seen.push(told) });
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});

it('every question has a tool or a reason', async () => {
  const { TOOL_ENTRIES } = await import('./index.ts');
  expect(Object.keys(TOOL_ENTRIES)).toEqual(Object.keys(byQuestion(() => 0)));
});
