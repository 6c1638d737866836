import type { InvestorFlow } from 'investor-flow';
import stringWidth from 'string-width';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, openShell, type Shell } from '../__fixtures__/typed.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

it("prints the source's own answer as JSON, one sector a line", async () => {
  const kiwoom = shell.own('kiwoom');
  const own = answered(await kiwoom.sectorFlows({ market: 'kosdaq' }));
  await kiwoom.close();
  const { code, stdout, stderr } = await shell.type(['sectors', 'kosdaq', '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual(own.map((it) => ({ ...it, observedAt: expect.any(String) })));
  expect(stdout.split('\n')).toHaveLength(own.length + 3);
});

it('prints every sector and investor as CSV', async () => {
  const source = shell.own('koreainvestment');
  const own = answered(await source.sectorFlows({ market: 'kospi' }));
  await source.close();
  const figures = (flow: InvestorFlow) =>
    Object.entries(flow.value ?? {}).map(
      ([investor, { net, buy, sell }]) => `${flow.sector.id},${investor},${net},${buy},${sell}`,
    );
  const { code, stdout } = await shell.type([
    'sectors',
    'kospi',
    '--broker',
    'koreainvestment',
    '--csv',
  ]);
  const rows = stdout.trimEnd().split('\n').slice(1);
  const told = rows.map((row) => {
    const cells = row.split(',');
    return [cells[4], ...cells.slice(11)].join(',');
  });
  expect(code).toBe(0);
  expect(told.toSorted()).toEqual(own.flatMap(figures).toSorted());
});

it('draws one line a sector, in columns, under the mark', async () => {
  const { stdout, stderr } = await shell.type(['sectors', 'kosdaq', '--lang', 'ko']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('*** 샌드박스: 실제 수치가 아닙니다 ***');
  const table = lines.slice(3);
  expect(table.length).toBe(2 + 32);
  expect(new Set(table.map((line) => stringWidth(line))).size).toBe(1);
  expect(table.some((line) => /^음식료\/담배 +업종 +[+-]/.test(line))).toBe(true);
  expect(stderr).toContain('do not add all rows up');
});

it('gives up full won for 억 and 조 where there is no room', async () => {
  const isTTY = { stdout: true, stderr: false };
  const narrow = await shell.type(['sectors', 'kospi', '--lang', 'ko', '--no-color'], {
    isTTY,
    columns: 80,
  });
  expect(narrow.stdout).toContain('외국인 억/조');
  expect(narrow.stdout).not.toContain('외국인 (원)');
  expect(narrow.stderr).toContain('No room for 개인 (원), 외국인 (원), 기관계 (원)');
});

it('has a single row for a market without sectors', async () => {
  const argv = ['sectors', 'etf', '--broker', 'koreainvestment', '--json'];
  const { stdout } = await shell.type(argv);
  expect(JSON.parse(stdout)).toMatchObject([{ market: 'etf', sector: { id: 'all' } }]);
});

it('says which sector was left out', async () => {
  shell.sandbox.faults.add('blank-row', { broker: 'kiwoom', api: 'ka10051', row: '013' });
  const { code, stdout, stderr } = await shell.type(['sectors', 'kospi', '--json']);
  expect(code).toBe(0);
  expect(stdout).not.toContain('"electrical-electronics"');
  expect(stderr).toMatch(/^kiwoom left out 013: .+\.\n$/);
});
