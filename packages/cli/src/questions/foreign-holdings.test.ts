import type { ForeignHolding } from 'investor-flow';
import stringWidth from 'string-width';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { answered, openShell, ONCE } from '../__fixtures__/typed.ts';

const shell = await openShell();
afterEach(() => shell.sandbox.faults.clear());
afterAll(() => shell[Symbol.asyncDispose]());

const own = async (limit: number): Promise<readonly ForeignHolding[]> => {
  const kiwoom = shell.own('kiwoom');
  const rows = await kiwoom.foreignHoldings({ stock: '005930', limit });
  await kiwoom.close();
  return answered(rows);
};

describe('holdings --json', () => {
  it.each([1, 50, 120])("prints the source's own %i days", async (limit) => {
    const argv = ['holdings', '005930', '--limit', String(limit), '--json'];
    const { code, stdout, stderr } = await shell.type(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const expected = (await own(limit)).map((it) => ({ ...it, observedAt: expect.any(String) }));
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it('gives thirty days to who names no end, as the library does', async () => {
    const { stdout } = await shell.type('holdings 005930 --json');
    expect(JSON.parse(stdout)).toHaveLength(30);
  });

  it('is an empty list where no day is in range', async () => {
    const argv = ['holdings', '005930', '--from', '2026-11-14', '--to', '2026-11-15', '--json'];
    expect(await shell.type(argv)).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  it('prints nothing when a later page failed: never a short list', async () => {
    shell.write('once.json', ONCE);
    shell.sandbox.faults.add('server-error', { api: 'ka10008', after: 1 });
    const argv = ['holdings', '005930', '--limit', '120', '--json', '--config', 'once.json'];
    const { code, stdout, stderr } = await shell.type(argv);
    expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
    expect(stderr).toMatch(/^investor-flow: kiwoom: .+ Try again later\.\n$/);
  });
});

describe('holdings --csv', () => {
  it("has the model's fields as columns and a row a day", async () => {
    const { code, stdout } = await shell.type('holdings 005930 --limit 60 --csv');
    const [header, ...rows] = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(header).toBe(
      'broker,environment,api,stock,venue,day,dayBasis,status,observedAt,heldShares,limitShares,acquirableShares,ownershipPercent,limitUsedPercent,changeShares,limitChangeShares,close,closeChange,tradedShares',
    );
    const expected = (await own(60)).map(({ day, heldShares, tradedShares }) => [
      day,
      heldShares,
      tradedShares,
    ]);
    expect(
      rows.map((row) => {
        const cells = row.split(',');
        return [cells[5], Number(cells[9]), Number(cells[18])];
      }),
    ).toEqual(expected);
  });

  it('has every field of the model as a column', async () => {
    const { stdout } = await shell.type('holdings 005930 --limit 1 --csv');
    const [row] = await own(1);
    expect(stdout.split('\n')[0]?.split(',').toSorted()).toEqual(Object.keys(row ?? {}).toSorted());
  });

  it('is a header alone where no day is in range', async () => {
    const argv = ['holdings', '005930', '--from', '2026-11-14', '--to', '2026-11-15', '--csv'];
    const { code, stdout } = await shell.type(argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^broker,[^\n]+\n$/);
  });
});

describe('holdings as a table', () => {
  it('has a line a day, newest first, in columns', async () => {
    const { stdout } = await shell.type('holdings 0197X0 --limit 5 --lang ko');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('*** 샌드박스: 실제 수치가 아닙니다 ***');
    expect(lines[1]).toMatch(
      /^0197X0 {2}2026-11-16 ~ 2026-11-20 {2}KRX {2}kiwoom ka10008 {2}조회 2026-11-20 15:4\d:\d\d KST$/,
    );
    const table = lines.slice(3);
    expect(new Set(table.map((line) => stringWidth(line))).size).toBe(1);
    expect(table.slice(2).map((line) => line.slice(0, 10))).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
    ]);
    expect(table[2]).toContain('2026-11-20 잠정');
  });

  it('prints no half of a table when a later page fails', async () => {
    shell.write('once.json', ONCE);
    shell.sandbox.faults.add('server-error', { api: 'ka10008', after: 1 });
    const argv = ['holdings', '005930', '--limit', '120', '--config', 'once.json'];
    expect(await shell.type(argv)).toMatchObject({ code: 69, stdout: '' });
  });

  it('says that no day is in range', async () => {
    const argv = ['holdings', '005930', '--from', '2026-11-14', '--to', '2026-11-15'];
    expect(await shell.type(argv)).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No row to show.\n',
    });
  });
});
