import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openShell, isOneSentence, ONCE, paper } from './__fixtures__/typed.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CODE } from './exit.ts';
import { VERSION } from './version.ts';

const shell = await openShell();
shell.write('once.json', ONCE);
afterEach(() => shell.sandbox.faults.clear());
afterAll(() => shell[Symbol.asyncDispose]());

describe('exit codes', () => {
  const ask = (line: string) => shell.type(`${line} --config once.json`);

  it.each([
    ['a refusal', 'error-code', 'rejected', 65],
    ['no answer', 'reset', 'unavailable', 69],
    ['a server fault', 'server-error', 'unavailable', 69],
    ['too many calls', 'throttled', 'throttled', 75],
    ['a page in place of an answer', 'html', 'unavailable', 69],
    ['an answer in another shape', 'renamed-column', 'unreadable', 76],
    ['an empty list', 'empty-list', 'empty', 66],
  ] as const)('%s', async (_, fault, kind, code) => {
    const { faults } = shell.sandbox;
    if (fault === 'error-code') faults.add(fault, { api: 'ka10051', code: '9999', returnCode: 9 });
    else if (fault === 'renamed-column')
      faults.add(fault, { api: 'ka10051', column: 'ind_netprps' });
    else faults.add(fault, { api: 'ka10051' });
    const typed = await ask('flow kospi --json');
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/^investor-flow: kiwoom: /);
    expect([typed.code, EXIT_CODE[kind]]).toEqual([code, code]);
  });

  it('a key that is refused', async () => {
    const env = { ...shell.env, KIWOOM_SECRET_KEY: 'some-other-secret-of-somebody' };
    const typed = await shell.type('flow kospi --config once.json', { env });
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/refused the key/);
    expect(typed.code).toBe(77);
    expect(typed.stderr).not.toContain('some-other-secret');
  });

  it('a stock no one knows', async () => {
    const typed = await ask('holdings 999999 --csv');
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/Nothing there/);
    expect(typed.code).toBe(66);
  });

  it('what the broker does not serve', async () => {
    const typed = await ask('members kospi --sector all --broker koreainvestment');
    expect(isOneSentence(typed)).toBe(true);
    expect(typed.stderr).toMatch(/ 'investor-flow capabilities' shows what each broker serves\.$/m);
    expect(typed.code).toBe(64);
  });

  it.each([
    'flow kospi',
    'sectors kospi',
    'holdings 005930',
    'compare kospi --left kiwoom --right koreainvestment',
    'doctor',
  ])('%s that is cancelled', async (line) => {
    const typed = await shell.type(line, { signal: AbortSignal.abort() });
    expect(typed).toEqual({ code: 130, stdout: '', stderr: 'investor-flow: Cancelled.\n' });
  });

  it('a bug', async () => {
    const env = new Proxy(shell.env, {
      get: () => {
        throw new RangeError('no variables');
      },
    });
    const typed = await shell.type('flow kospi', { env });
    expect(typed.code).toBe(70);
    expect(typed.stdout).toBe('');
    expect(typed.stderr).toContain(
      'This is a bug of investor-flow, please report it: RangeError: no variables',
    );
  });

  const broken = (code: string) =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
    });

  it.each(['flow kospi', 'holdings 005930 --json', '--help'])(
    'nothing is wrong when the reader of %s has gone',
    async (line) => {
      const err = paper();
      const typed = await shell.type(line, { stdout: broken('EPIPE'), stderr: err.stream });
      expect([typed.code, err.text()]).toEqual([0, '']);
    },
  );

  it('a full disk', async () => {
    const err = paper();
    const typed = await shell.type('flow kospi --csv', {
      stdout: broken('ENOSPC'),
      stderr: err.stream,
    });
    expect(typed.code).toBe(74);
    expect(err.text()).toBe('investor-flow: The output could not be written: write ENOSPC.\n');
  });

  it('a person who cannot be reported is no reason to fail', async () => {
    const { code } = await shell.type('flow kospi', { stderr: broken('EPIPE') });
    expect(code).toBe(0);
  });
});

describe('help', () => {
  it.each(['--help', '-h', 'help', 'flow --help', 'help holdings'])(
    '%s is on stdout and no error',
    async (line) => {
      const { code, stdout, stderr } = await shell.type(line);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: investor-flow /);
    },
  );

  it('alone is a usage error, and shows the commands', async () => {
    const { code, stdout, stderr } = await shell.type([]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(/^Usage: investor-flow <command>[^]+^ {2}flow /m);
  });

  it('names every command', async () => {
    const { stdout } = await shell.type('--help');
    for (const name of Object.keys(COMMANDS))
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('reports the version', async () => {
    const stdout = `${VERSION}\n`;
    expect(await shell.type('--version')).toEqual({ code: 0, stdout, stderr: '' });
  });
});

describe('tokens', () => {
  it('are kept in the cache folder, where the next command finds them', async () => {
    await shell.type('flow kospi');
    const issued = () => shell.sandbox.requests.filter(({ api }) => api === 'au10001').length;
    const before = issued();
    await shell.type('flow kospi');
    expect(issued()).toBe(before);
    const { stdout } = await shell.type('doctor --offline');
    expect(stdout).toMatch(/ok +\d tokens? in \S+\/cache\/investor-flow\.$/m);
  });

  it('are kept where the variable says', async () => {
    const env = { ...shell.env, INVESTOR_FLOW_TOKEN_FOLDER: join(shell.folder, 'elsewhere') };
    await shell.type('flow kospi', { env });
    const { stdout } = await shell.type('doctor --offline', { env });
    expect(stdout).toContain(`1 token in ${join(shell.folder, 'elsewhere')}.`);
  });
});
