import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isOneSentence, openShell } from '../../__fixtures__/typed.ts';

vi.setConfig({ testTimeout: 30_000 });

const shell = await openShell('2026-11-23T08:00:00+09:00');
afterAll(() => shell[Symbol.asyncDispose]());

const { type } = shell;

describe('record and replay', () => {
  it('keeps what a command prints, and prints the same from the store', async () => {
    const range = 'history kospi --from 2026-11-16 --to 2026-11-20';
    const live = await type(`record ${range} --json`);
    const file = join(shell.folder, '.local/share/investor-flow/flow.db');
    expect(live).toMatchObject({ code: 0, stderr: `Kept in ${file}.\n` });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const asked = shell.sandbox.requests.length;
    const again = await type(`replay ${range} --json`);
    expect(again).toEqual({ ...live, stderr: '' });
    // As a table too, which says where the figures come from.
    const table = await type(`replay ${range}`);
    expect(table.stdout).toContain('*** SANDBOX: not real figures ***');
    expect(shell.sandbox.requests.length).toBe(asked);
  });

  it('names the first day that is missing, and the command that fetches it', async () => {
    const { code, stderr, stdout } = await type('replay history kospi --from 2026-11-12 --json');
    expect({ code, stdout }).toEqual({ code: 66, stdout: '' });
    expect(stderr).toContain('no flowHistory of 2026-11-12 (kospi all krx)');
    const command = /`investor-flow (record [^`]+)`/.exec(stderr)?.[1] ?? '';
    expect(command).toBe('record history kospi --from 2026-11-12');
    expect(await type(command)).toMatchObject({ code: 0 });
    expect(await type('replay history kospi --from 2026-11-12')).toMatchObject({ code: 0 });
  });

  it.each([
    'replay flow kosdaq --sector venture --measure volume',
    'replay stock 000660 --limit 3',
    'replay top kospi --by trade-streak --side sell',
    'replay programs kospi --intraday --json',
    'replay streaks kospi',
  ])('%s says what to type, and that works', async (line) => {
    const missing = await type(line);
    expect(missing.code).toBe(66);
    const command = /`investor-flow (record [^`]+)`/.exec(missing.stderr)?.[1] ?? '';
    expect(await type(command)).toMatchObject({ code: 0 });
    expect(await type(line)).toMatchObject({ code: 0 });
  });

  it('answers as it was then', async () => {
    await type('record sectors kosdaq --day 2026-11-20');
    const then = '2026-11-21T00:00:00+09:00';
    expect(await type(`replay sectors kosdaq --day 2026-11-20 --as-of ${then}`)).toMatchObject({
      code: 66,
    });
    const now = '2026-11-23T09:00:00+09:00';
    const seen = await type(`replay sectors kosdaq --day 2026-11-20 --as-of ${now} --json`);
    expect(seen).toMatchObject({ code: 0 });
  });

  it.each(['yesterday', '2026-11-20', '2026-11-20T15:30:00', '2026-13-20T15:30:00Z'])(
    'refuses --as-of %s',
    async (instant) => {
      const typed = await type(`replay flow kospi --as-of ${instant}`);
      expect(typed.code).toBe(64);
      expect(isOneSentence(typed)).toBe(true);
    },
  );

  it('asks whose answers are meant, where a store has those of several', async () => {
    const flow = 'history kospi --limit 2 --store both.db';
    await type(`record ${flow}`);
    await type(`record ${flow} --broker koreainvestment`);
    const open = await type(`replay ${flow}`);
    expect(open.code).toBe(64);
    expect(open.stderr).toContain('--broker: ');
    for (const broker of ['kiwoom', 'koreainvestment']) {
      const { stdout } = await type(`replay ${flow} --json --broker ${broker}`);
      expect(JSON.parse(stdout)).toMatchObject([{ broker }, { broker }]);
    }
  });

  it('fails before it asks where the store cannot be used, and makes none without keys', async () => {
    const file = shell.write('no-folder', 'text');
    const asked = shell.sandbox.requests.length;
    const typed = await type(`record flow kospi --store ${file}/flow.db`);
    expect(typed.code).toBe(74);
    expect(typed.stderr).toContain('a file stands where its folder should be');
    expect(shell.sandbox.requests.length).toBe(asked);
    const env = { HOME: shell.folder };
    expect(await type('record flow kospi --store none.db', { env })).toMatchObject({ code: 78 });
    expect(existsSync(join(shell.folder, 'none.db'))).toBe(false);
  });

  it('needs no keys to replay', async () => {
    const env = { HOME: shell.folder };
    expect(await type('replay history kospi --from 2026-11-16', { env })).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ['replay', 64],
    ['record', 64],
    ['record nothing', 64],
    ['replay flow kospi --store none.db', 66],
    ['store coverage --store none.db', 66],
    ['store nothing', 64],
  ])('%s ends with %i and one sentence', async (line, code) => {
    const typed = await type(line);
    expect(typed.code).toBe(code);
    expect(isOneSentence(typed)).toBe(true);
  });

  it('has help of its own', async () => {
    const record = await type('record --help');
    expect(record.stdout).toContain('history');
    const { stdout } = await type('replay streaks --help');
    for (const option of ['--as-of', '--store', '--from', '--investor'])
      expect(stdout).toContain(option);
  });
});

describe('store coverage', () => {
  it('has an entry for each subject', async () => {
    await type('record holdings 005930 --limit 2 --store held.db');
    const { code, stdout } = await type('store coverage --json --store held.db');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        broker: 'kiwoom',
        environment: 'sandbox',
        question: 'foreignHoldings',
        subject: { stock: '005930', venue: 'krx' },
        first: '2026-11-19',
        last: '2026-11-20',
        days: ['2026-11-19', '2026-11-20'],
        missing: [],
        observations: 2,
      },
    ]);
    const table = await type('store coverage --store held.db --lang ko');
    expect(table.stdout).toMatch(/foreignHoldings +005930 krx +kiwoom/);
    const { stdout: csv } = await type('store coverage --store held.db --csv');
    expect(csv.split('\n')[1]).toContain('2026-11-19,2026-11-20,2,0,2');
  });
});

describe('store check', () => {
  it('ends with 65 where an answer is damaged', async () => {
    await type('record flow kospi --store damaged.db');
    expect(await type('store check --store damaged.db')).toMatchObject({ code: 0 });
    const file = join(shell.folder, 'damaged.db');
    const whole = readFileSync(file);
    const codes = new Set<number>();
    for (let page = 1; page < whole.length / 4096; page += 1) {
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, page * 4096, page * 4096 + 4096);
      writeFileSync(file, bytes);
      const { code, stdout } = await type('store check --store damaged.db --json');
      codes.add(code);
      if (code !== 65) continue;
      const { findings } = JSON.parse(stdout) as { readonly findings: readonly object[] };
      expect(findings[0]).toMatchObject({ kind: 'corrupt' });
    }
    expect([...codes].toSorted()).toEqual([65, 74]);
  });
});

describe('store copy', () => {
  it('copies once however often, and refuses itself', async () => {
    await type('record stock 005930 --limit 5 --store from.db');
    for (const _ of [1, 2]) {
      const copied = await type('store copy from.db to.db --json');
      expect(copied).toMatchObject({ code: 0 });
      expect(JSON.parse(copied.stdout)).toEqual({ entries: 5, total: 5 });
    }
    const [left, right] = [
      await type('replay stock 005930 --limit 5 --json --store from.db'),
      await type('replay stock 005930 --limit 5 --json --store to.db'),
    ];
    expect(right).toEqual(left);
    expect(await type('store copy from.db ./from.db')).toMatchObject({ code: 64 });
    expect(await type('store copy none.db to.db')).toMatchObject({ code: 66 });
  });

  it('says how far it came when it is interrupted', async () => {
    const typed = await type('store copy from.db part.db', { signal: AbortSignal.abort() });
    expect(typed.code).toBe(130);
    expect(typed.stderr).toContain('the same command goes on');
  });
});
