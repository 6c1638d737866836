import { afterAll, expect, it } from 'vitest';
import { ok, okAsync, orThrow, type Source } from 'investor-flow';
import { type Given, newHttp, oldHttp, serving } from './connections.ts';
import { openDesk } from './desk.ts';

const desk = await openDesk();
const connection = await newHttp(desk.http);
afterAll(async () => {
  await connection.close();
  await desk[Symbol.asyncDispose]();
});

type Fields = Readonly<Record<string, unknown>>;

/** Every part of an answer, followed by its cursors. */
async function partsOf(
  name: string,
  fields: Fields,
  client = connection,
): Promise<readonly Given[]> {
  const parts: Given[] = [];
  for (let cursor: string | undefined; parts.length < 20;) {
    const part = await client.call(name, cursor === undefined ? fields : { ...fields, cursor });
    expect(part.isError, part.text).toBe(false);
    expect(part.bytes).toBeLessThanOrEqual(60_000);
    parts.push(part);
    cursor = part.structured.nextCursor;
    if (cursor === undefined) break;
    expect(part.text).toContain(cursor);
  }
  return parts;
}
const cellsOf = (parts: readonly Given[], column: string): readonly unknown[] =>
  parts.flatMap(({ structured: { columns, rows } }) =>
    rows.map((row) => row[columns.indexOf(column)]),
  );

it('a long series comes in parts that hold every session once', async () => {
  const fields = { stock: '005930', limit: 700 };
  const parts = await partsOf('get_foreign_holdings', fields);
  expect(parts.length).toBeGreaterThan(1);
  const all = orThrow(await desk.kiwoom.foreignHoldings(fields));
  expect(cellsOf(parts, 'day')).toEqual(all.map(({ day }) => day));
  expect(cellsOf(parts, 'heldShares')).toEqual(all.map(({ heldShares }) => heldShares));
});

it('so do a range by its days, and the widest table of a stock', async () => {
  const fields = {
    stock: '005930',
    from: '2025-11-20',
    measures: ['value', 'volume'],
    exact: true,
  };
  const parts = await partsOf('get_stock_flow', fields);
  expect(parts.length).toBeGreaterThan(1);
  const { exact: _, ...query } = fields;
  const all = orThrow(await desk.kiwoom.stockFlows(query as never));
  expect(cellsOf(parts, 'day')).toEqual(all.map(({ day }) => day));
});

it('a year of holdings in 억원 fits one answer many times over', async () => {
  const { bytes } = await connection.call('get_flow_history', { market: 'kospi', limit: 60 });
  expect(bytes).toBeLessThan(30_000);
});

it('a cursor is good again and again, for its own fields alone', async () => {
  const fields = { stock: '005930', limit: 700 };
  const { structured } = await connection.call('get_foreign_holdings', fields);
  const cursor = structured.nextCursor;
  const [once, twice] = [
    await connection.call('get_foreign_holdings', { ...fields, cursor }),
    await connection.call('get_foreign_holdings', { cursor, ...fields }),
  ];
  expect(twice.structured.rows).toEqual(once.structured.rows);
  for (const other of [
    { stock: '000660', limit: 700 },
    { ...fields, exact: true },
  ]) {
    const wrong = await connection.call('get_foreign_holdings', { ...other, cursor });
    expect(wrong.structured).toMatchObject({ kind: 'invalid' });
  }
});

it('a long list comes in parts of the one answer, however it changes meanwhile', async () => {
  const answering = orThrow(desk.parts.answering);
  const [row] = orThrow(await desk.kiwoom.stocks({ market: 'kospi' }));
  if (row === undefined) throw new Error('the sandbox lists no stock');
  let asked = 0;
  const stocks: Source['stocks'] = ({ market }) => {
    asked += 1;
    return okAsync(
      Array.from({ length: market === 'etf' ? 3000 : 0 }, (_, at) => ({
        ...row,
        stock: String(at).padStart(6, '0'),
        name: `주식 ${at} of ask ${asked}`,
      })),
    );
  };
  await using server = await serving({
    ...desk.parts,
    answering: ok({ ...answering, source: { ...answering.source, stocks } }),
  });
  const parts = await partsOf('find_stock', { query: '주식' }, server.client);
  expect(parts.length).toBeGreaterThan(2);
  const codes = cellsOf(parts, 'stock');
  expect([codes.length, new Set(codes).size, asked]).toEqual([3000, 3000, 3]);
});

it('two clients ask at once, and each gets its own answers', async () => {
  const other = await oldHttp(desk.http);
  const stocks = ['005930', '000660', '015760', '035420'];
  const answers = await Promise.all(
    stocks.flatMap((stock) =>
      [connection, other].map((it) => it.call('get_foreign_holdings', { stock, limit: 3 })),
    ),
  );
  for (const [at, stock] of stocks.entries()) {
    const all = orThrow(await desk.kiwoom.foreignHoldings({ stock, limit: 3 }));
    for (const answer of answers.slice(at * 2, at * 2 + 2)) {
      expect(answer.structured['stock']).toBe(stock);
      expect(cellsOf([answer], 'heldShares')).toEqual(all.map(({ heldShares }) => heldShares));
    }
  }
  await other.close();
});
