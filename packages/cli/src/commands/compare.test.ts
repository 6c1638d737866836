import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openShell, type Shell } from '../__fixtures__/typed.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterEach(() => shell.sandbox.faults.clear());
afterAll(() => shell[Symbol.asyncDispose]());

const BOTH = ['--left', 'kiwoom', '--right', 'koreainvestment'];
const otherForeigners = () =>
  shell.sandbox.faults.add('saturated-number', {
    broker: 'kiwoom',
    api: 'ka10051',
    column: 'frgnr_netprps',
    text: '-99999',
    times: 2,
  });

it('ends with 0 where the two agree', async () => {
  const { code, stdout } = await shell.type(['compare', 'kospi', ...BOTH]);
  expect(code).toBe(0);
  expect(stdout).toContain('*** SANDBOX: not real figures ***');
  expect(stdout).toContain('within rounding (±100,500,000)');
  expect(stdout).toContain('They agree: 0 of 11 shared figures differ.');
  expect(stdout).toMatch(/Registered Foreigners .+ only kiwoom tells it/);
});

it('ends with 10 where they disagree, and shows the figure', async () => {
  otherForeigners();
  const { code, stdout } = await shell.type(['compare', 'kospi', ...BOTH]);
  expect(stdout).toMatch(/^Foreigners .+ different: more than rounding \(±100,500,000\)/m);
  expect(stdout).toContain('They disagree: 1 of 11 shared figures differ.');
  expect(code).toBe(10);
});

it('ends with 11 where they cannot be compared, and says why', async () => {
  const { sandbox } = shell;
  sandbox.faults.add('slow', { broker: 'kiwoom', api: 'ka10051', ms: 300, times: 9 });
  const { code, stdout } = await shell.type(['compare', 'kospi', ...BOTH, '--max-apart', '0']);
  expect(stdout).toMatch(/They cannot be compared: the answers are \d+ ms apart/);
  expect(code).toBe(11);
});

it('prints the comparison itself as JSON', async () => {
  const { code, stdout, stderr } = await shell.type([
    'compare',
    'kospi',
    ...BOTH,
    '--sector',
    'metals',
    '--json',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    left: { broker: 'kiwoom', day: '2026-11-20' },
    right: { broker: 'koreainvestment', day: '2026-11-20' },
    obstacles: [],
    verdict: 'agree',
  });
});

it('prints its lines as CSV', async () => {
  const { stdout, stderr } = await shell.type(['compare', 'kospi', ...BOTH, '--csv']);
  expect(stderr).toContain('kiwoom is left, koreainvestment is right; day 2026-');
  expect(stderr).toContain('Note on environment: kiwoom: sandbox, koreainvestment: sandbox.');
  const [header, first] = stdout.split('\n');
  expect(header).toBe('investor,measure,side,left,right,difference,tolerance,verdict,because');
  expect(first).toMatch(/^individual,value,net,-?\d+,-?\d+,-?\d+,50500000,within-rounding,$/);
});

it('draws columns that hold, in Korean too', async () => {
  const { stdout, stderr } = await shell.type(['compare', 'kosdaq', ...BOTH, '--lang', 'ko']);
  const lines = stdout.split('\n');
  const begin = lines.findIndex((line) => line.startsWith('투자자'));
  const rule = lines[begin + 1] ?? '';
  const rows = lines.slice(begin + 2, lines.indexOf('', begin));
  const edge = stringWidth(rule) - 4;
  for (const row of rows) {
    const verdict = /(?:같음|반올림|다름|kiwoom에만|koreainvestment에만).*$/.exec(row)?.[0] ?? '';
    expect(stringWidth(row) - stringWidth(verdict)).toBe(edge);
  }
  expect(rows.length).toBeGreaterThan(10);
  expect(stdout).toContain('일치: 함께 있는 수치 11개 가운데 0개가 다름.');
  expect(stderr).toContain('Note on environment: kiwoom: sandbox, koreainvestment: sandbox.');
});

it('takes the sides as they are named', async () => {
  const { stdout } = await shell.type([
    'compare',
    'kospi',
    '--left',
    'koreainvestment',
    '--right',
    'kiwoom',
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ left: { broker: 'koreainvestment' } });
});

it('needs settings of both', async () => {
  const env = Object.fromEntries(
    Object.entries(shell.env).filter(([name]) => !name.startsWith('KIS_')),
  );
  shell.write('empty.json', {});
  const argv = ['compare', 'kospi', ...BOTH, '--config', 'empty.json'];
  expect(await shell.type(argv, { env })).toEqual({
    code: 78,
    stdout: '',
    stderr:
      'investor-flow: The configuration is wrong: koreainvestment is required: it is to be compared.\n',
  });
});
