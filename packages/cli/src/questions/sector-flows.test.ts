import type { InvestorFlow } from 'investor-flow';
import stringWidth from 'string-width';
import { afterAll, expect, it } from 'vitest';
import { answered, openShell } from '../__fixtures__/typed.ts';

const shell = await openShell();
afterAll(() => shell[Symbol.asyncDispose]());

it("prints the source's own answer as JSON, one sector a line", async () => {
  const kiwoom = shell.own('kiwoom');
  const own = answered(await kiwoom.sectorFlows({ market: 'kosdaq' }));
  await kiwoom.close();
  const { code, stdout, stderr } = await shell.type('sectors kosdaq --json');
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
  const { code, stdout } = await shell.type('sectors kospi --broker koreainvestment --csv');
  const rows = stdout.trimEnd().split('\n').slice(1);
  const told = rows.map((row) => {
    const cells = row.split(',');
    return [cells[4], ...cells.slice(11)].join(',');
  });
  expect(code).toBe(0);
  expect(told.toSorted()).toEqual(own.flatMap(figures).toSorted());
});

it('draws one line a sector, in columns, under the mark', async () => {
  const { stdout, stderr } = await shell.type('sectors kosdaq --lang ko');
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('*** 샌드박스: 실제 수치가 아닙니다 ***');
  const table = lines.slice(3);
  expect(table.shift()).toBe('순매수 금액 (단위: 억원)');
  expect(table.length).toBe(2 + 32);
  expect(new Set(table.map((line) => stringWidth(line))).size).toBe(1);
  expect(table.some((line) => /^음식료\/담배 +업종 +[+-]/.test(line))).toBe(true);
  expect(stderr).toContain('모든 행을 더하지 마세요');
});

it('sorts by an investor, keeps one level and cuts', async () => {
  const argv = ['sectors', 'kospi', '--sort', 'pension', '--level', 'industry', '--top', '3'];
  const { stdout } = await shell.type([...argv, '--json']);
  const rows = JSON.parse(stdout) as readonly InvestorFlow[];
  const pensions = rows.map(({ value }) => value?.pension?.net ?? Number.NaN);
  expect(rows.map(({ sector }) => sector.level)).toEqual(['industry', 'industry', 'industry']);
  expect(pensions).toEqual(pensions.toSorted((a, b) => b - a));
  const sellers = await shell.type('sectors kospi --sort -pension --top 1 --json');
  const [least] = JSON.parse(sellers.stdout) as readonly InvestorFlow[];
  expect(least?.value?.pension?.net).toBeLessThan(Math.min(...pensions));
});

it('shows the investor by whom it sorts, however narrow the window', async () => {
  const { stdout } = await shell.type('sectors kospi --sort bank --no-color', {
    isTTY: { stdout: true, stderr: false },
    columns: 80,
  });
  expect(stdout).toMatch(/^Sector .* Bank /m);
});

it('names the investors by whom it can sort', async () => {
  const { code, stderr } = await shell.type('sectors kospi --sort nobody');
  expect(code).toBe(64);
  expect(stderr).toMatch(/^investor-flow: --sort must be one of individual, foreign, /);
});

it('has a single row for a market without sectors', async () => {
  const argv = ['sectors', 'etf', '--broker', 'koreainvestment', '--json'];
  const { stdout } = await shell.type(argv);
  expect(JSON.parse(stdout)).toMatchObject([{ market: 'etf', sector: { id: 'all' } }]);
});

it('says which sector was left out', async () => {
  shell.sandbox.faults.add('blank-row', { broker: 'kiwoom', api: 'ka10051', row: '013' });
  const { code, stdout, stderr } = await shell.type('sectors kospi --json');
  expect(code).toBe(0);
  expect(stdout).not.toContain('"electrical-electronics"');
  expect(stderr).toMatch(/^kiwoom left out 013: .+\.\n$/);
});
