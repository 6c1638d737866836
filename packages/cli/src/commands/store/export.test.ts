import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { QUESTIONS, type Question } from 'investor-flow';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { answering } from '../../__fixtures__/answers.ts';
import { CLOCK, isOneSentence, openShell } from '../../__fixtures__/typed.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const shell = await openShell('2026-11-23T08:00:00+09:00');
const { type } = shell;
await type('record history kospi --from 2026-11-12 --to 2026-11-20');
afterAll(() => shell[Symbol.asyncDispose]());

describe('store export', () => {
  it.each(['history', 'flowHistory'])('%s: .csv is what --csv prints', async (name) => {
    const file = join(shell.folder, `${name}.csv`);
    const range = '--from 2026-11-16 --to 2026-11-20';
    const done = await type(`store export ${name} kospi ${range} --file ${file}`);
    expect(done).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await type(`replay history kospi ${range} --csv`);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(readdirSync(shell.folder).filter((it) => it.endsWith('.part'))).toEqual([]);
  });

  it('writes all that is held where no range is named', async () => {
    await type('store export history kospi --file all.csv');
    const lines = readFileSync(join(shell.folder, 'all.csv'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBe(1 + 7 * 14);
  });

  it('writes every answer of a day where all are wanted', async () => {
    for (const _ of [1, 2]) {
      await shell.sandbox.clock.set(shell.sandbox.clock.now() + 60_000);
      await type('record flow kosdaq --store course.db');
    }
    await type('store export flow kosdaq --store course.db --observations --file course.ndjson');
    const lines = readFileSync(join(shell.folder, 'course.ndjson'), 'utf8').trimEnd().split('\n');
    const rows = lines.map((it) => JSON.parse(it) as { observedAt: string; buy: unknown });
    expect(new Set(rows.map(({ observedAt }) => observedAt)).size).toBe(2);
    // What the broker does not tell is null, not 0.
    expect(rows[0]?.buy).toBeNull();
  });

  it.each([
    ['store export history kospi --file k.txt', 64],
    ['store export history kospi', 64],
    ['store export history kospi --file /nowhere/k.csv', 74],
    ['store export history kosdaq --file k.csv', 66],
  ])('%s ends with %i and one sentence', async (line, code) => {
    const typed = await type(line);
    expect(typed.code).toBe(code);
    expect(isOneSentence(typed)).toBe(true);
  });
});

/** How each question is exported. */
const EXPORTED: { readonly [Q in Question]: string } = {
  investorFlow: 'flow kospi --measure value,volume',
  sectorFlows: 'sectors kospi',
  flowHistory: 'history kospi',
  sectorFlowHistory: 'streaks kospi',
  stockFlows: 'stock 005930',
  foreignHoldings: 'holdings 005930',
  sectorIndexes: 'index kospi',
  indexHistory: 'index kospi --limit 5',
  sectorStocks: 'members kospi --sector metals',
  programTrades: 'programs kospi',
  stockProgramTrades: 'programs 005930',
  programTradesIntraday: 'programs kospi --intraday',
  stockEstimates: 'estimates 005930',
  topStocks: 'top kospi --by trade-streak',
  stocks: 'stocks kospi',
};

it.each(QUESTIONS)('%s is exported as Parquet, its whole numbers exact', async (question) => {
  const line = EXPORTED[question];
  const asked = question === 'stocks' ? 'find 0' : line;
  const more = {
    sources: { kiwoom: answering('kiwoom') },
    clock: CLOCK,
  };
  const store = `--store ${question}.db`;
  expect(await type(`record ${asked} ${store}`, more)).toMatchObject({ code: 0 });
  const file = join(shell.folder, `${question}.parquet`);
  for (const path of [file, file.replace('.parquet', '.ndjson')]) {
    const done = await type(`store export ${line} ${store} --file ${path}`, more);
    expect(done).toMatchObject({ code: 0 });
  }
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  const lines = readFileSync(file.replace('.parquet', '.ndjson'), 'utf8').trimEnd().split('\n');
  const plain = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([key, it]: [string, unknown]) => [
        key,
        typeof it === 'bigint' ? Number(it) : it,
      ]),
    );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(plain)).toEqual(lines.map((it) => JSON.parse(it) as object));
});
