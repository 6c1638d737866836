import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { answered, openShell } from '../__fixtures__/typed.ts';

const shell = await openShell();
afterAll(() => shell[Symbol.asyncDispose]());

describe('flow --json', () => {
  it("prints the source's own answer and nothing else", async () => {
    const kiwoom = shell.own('kiwoom');
    const own = answered(await kiwoom.investorFlow({ market: 'kospi', sector: 'metals' }));
    await kiwoom.close();
    const { code, stdout, stderr } = await shell.type('flow kospi --sector metals --json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ ...own, observedAt: expect.any(String) });
  });
});

describe('flow --csv', () => {
  it('has one row for each measure and investor', async () => {
    const source = shell.own('koreainvestment');
    const { value, observedAt: _ } = answered(await source.investorFlow({ market: 'kospi' }));
    await source.close();
    const { code, stdout } = await shell.type(
      'flow kospi --broker koreainvestment --measure value,volume --csv',
    );
    const [header, ...rows] = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(header).toBe(
      'broker,environment,api,market,sector,venue,day,dayBasis,status,observedAt,measure,investor,net,buy,sell',
    );
    expect(rows).toHaveLength(24);
    const foreign = value?.foreign;
    expect(rows.find((row) => row.includes('value,foreign,'))).toMatch(
      new RegExp(
        `^koreainvestment,sandbox,FHPTJ04030000,kospi,all,krx,2026-11-20,assumed,provisional,2026-11-20T[^,]+Z,value,foreign,${foreign?.net},${foreign?.buy},${foreign?.sell}$`,
      ),
    );
  });

  it('leaves what the broker does not tell empty', async () => {
    const { stdout } = await shell.type('flow kosdaq --csv');
    expect(stdout).toMatch(/,value,individual,-?\d+,,\n/);
    expect(stdout).not.toContain('otherOrganization');
  });
});

it('begins with a byte-order mark where Excel is to read it', async () => {
  const { stdout } = await shell.type('flow kospi --csv --bom');
  expect(stdout.startsWith('\uFEFFbroker,')).toBe(true);
});

describe('flow as a table', () => {
  it('marks what is not real, and says the rest to the person', async () => {
    const { code, stdout, stderr } = await shell.type('flow kospi');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('*** SANDBOX: not real figures ***');
    expect(stdout).toContain('KOSPI All  2026-11-20 (provisional)  KRX  kiwoom ka10051');
    expect(stderr).toBe(
      [
        'kiwoom rounds value to 100,000,000 won.',
        'Foreigners: the sum of several columns of the broker.',
        'The figures of 2026-11-20 may still change.',
        '',
      ].join('\n'),
    );
  });

  it('shows the date of the moment at which it was observed', async () => {
    const { stdout } = await shell.type('flow kospi');
    expect(stdout).toMatch(/observed 2026-11-20 15:4\d:\d\d KST/);
  });

  it('has one unit, under Korean names that stay in their columns', async () => {
    const { stdout } = await shell.type('flow kospi --lang ko');
    expect(stdout).toContain('*** 샌드박스: 실제 수치가 아닙니다 ***');
    const lines = stdout.split('\n');
    expect(lines).toContain('금액 (단위: 억원)');
    const table = lines.slice(lines.findIndex((line) => line.startsWith('투자자'))).filter(Boolean);
    expect(table).toHaveLength(2 + 14);
    expect(new Set(table.map((line) => stringWidth(line))).size).toBe(1);
    expect(table.some((line) => line.startsWith('  연기금 등'))).toBe(true);
  });

  it.each([
    ['억', '억원', /^개인 +[+-][\d,]+$/m],
    ['million', '백만원', /^개인 +[+-][\d,]+00$/m],
    ['원', '원', /^개인 +[+-][\d,]+00,000,000$/m],
  ])('has the unit that was typed: %s', async (unit, label, individuals) => {
    const { stdout } = await shell.type(['flow', 'kospi', '--lang', 'ko', '--unit', unit]);
    expect(stdout).toContain(`금액 (단위: ${label})`);
    expect(stdout).toMatch(individuals);
  });

  it('has a table for each measure', async () => {
    const { stdout } = await shell.type('flow kospi --measure volume --lang ko');
    expect(stdout).toContain('수량 (주)');
    expect(stdout).not.toContain('억');
    const both = await shell.type('flow kospi --measure value,volume --lang ko');
    expect(both.stdout.match(/^투자자/gm)).toHaveLength(2);
  });

  it('counts contracts where they are traded', async () => {
    const argv = ['flow', 'kospi200-futures', '--broker', 'koreainvestment', '--lang', 'en'];
    const { stdout } = await shell.type([...argv, '--measure', 'volume']);
    expect(stdout).toContain('KOSPI 200 Futures All');
    expect(stdout).toContain('Volume (contracts)');
  });

  it('leaves out columns that have no room and says which', async () => {
    const isTTY = { stdout: true, stderr: false };
    const argv = ['flow', 'kospi', '--no-color'];
    const wide = await shell.type(argv, { isTTY, columns: 80 });
    const narrow = await shell.type(argv, { isTTY, columns: 34 });
    expect(wide.stderr).not.toContain('No room');
    expect(narrow.stdout).not.toContain('Traded');
    expect(narrow.stderr).toContain('No room for Traded: widen the window');
  });

  it.each(['KOSPI', '코스피', 'Kospi'])('understands %s', async (market) => {
    const { stdout } = await shell.type(['flow', market, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ market: 'kospi' });
  });

  it.each(['Metals', '금속'])('understands the sector %s', async (sector) => {
    const { stdout } = await shell.type(['flow', 'kospi', '--sector', sector, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ sector: { id: 'metals' } });
  });

  it('names the sectors of this market for one that it does not have', async () => {
    const { code, stderr } = await shell.type('flow kospi --sector metal');
    expect(code).toBe(64);
    expect(stderr).toMatch(/kospi has no sector metal: it has all, large-cap, /);
    expect(stderr).not.toContain('venture');
  });
});

describe('colour', () => {
  const isTTY = { stdout: true, stderr: false };
  const red = '\u001B[31m';
  const blue = '\u001B[34m';
  const green = '\u001B[32m';
  const ask = (argv: readonly string[], more = {}) =>
    shell.type(['flow', 'kospi', ...argv], { isTTY, columns: 200, ...more });

  it('is red for up and blue for down, as Korea has it', async () => {
    const { stdout } = await ask([]);
    expect(stdout).toContain(`${red}+`);
    expect(stdout).toContain(`${blue}-`);
  });

  it('is green for up and red for down in the West', async () => {
    const { stdout } = await ask(['--colors', 'western']);
    expect(stdout).toContain(`${green}+`);
    expect(stdout).toContain(`${red}-`);
  });

  it.each([
    ['a pipe', [], { isTTY: { stdout: false, stderr: true } }],
    ['--no-color', ['--no-color'], {}],
    ['NO_COLOR', [], { env: 'NO_COLOR' }],
    ['a dumb terminal', [], { env: 'TERM' }],
  ])('is not for %s', async (_, argv, { env, ...more }: { env?: string; isTTY?: object }) => {
    const variables = { ...shell.env, ...(env === undefined ? {} : { [env]: 'dumb' }) };
    const { stdout } = await ask(argv, { ...more, env: variables });
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toContain('Individuals');
  });

  it('is for a pipe too where somebody insists', async () => {
    const { stdout } = await ask(['--color'], { isTTY: { stdout: false, stderr: false } });
    expect(stdout).toContain(red);
  });

  it('is never in JSON or CSV', async () => {
    const answers = [await ask(['--json', '--color']), await ask(['--csv', '--color'])];
    expect(answers.map(({ stdout }) => stdout).join('')).not.toContain('\u001B');
  });
});

describe('the language', () => {
  it.each([
    ['LANG', { LANG: 'ko_KR.UTF-8' }, '개인'],
    ['LC_ALL before LANG', { LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'Individuals'],
    ['an empty LC_ALL that says nothing', { LANG: 'ko_KR.UTF-8', LC_ALL: '' }, '개인'],
    ['no locale', {}, 'Individuals'],
  ])('comes from %s', async (_, env, name) => {
    const { stdout } = await shell.type('flow kospi', { env: { ...shell.env, ...env } });
    expect(stdout).toContain(name);
  });

  it('is said by --lang above all', async () => {
    const env = { ...shell.env, LANG: 'ko_KR.UTF-8' };
    const { stdout } = await shell.type('flow kospi --lang en', { env });
    expect(stdout).toContain('Individuals');
  });
});
