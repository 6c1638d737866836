import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtFile } from '../../../test/support/built.ts';
import { openShell, type Shell } from './__fixtures__/typed.ts';
import { VERSION } from './version.ts';

const BIN = fileURLToPath(new URL('bin.ts', import.meta.url));

let shell: Shell;
let program = '';
beforeAll(async () => {
  [shell, program] = await Promise.all([openShell(), builtFile(BIN)]);
});
afterAll(() => shell[Symbol.asyncDispose]());

// The sandbox of these tests lives in another time than a child's clock: tokens would seem to have ended, days to lie ahead.
beforeAll(() => shell.sandbox.clock.set(Date.now()));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(line: string): ChildProcess {
  const env = { ...shell.env, PATH: process.env['PATH'] };
  const child = spawn(process.execPath, [program, ...line.split(' ')], { cwd: shell.folder, env });
  children.push(child);
  return child;
}

/** Without what is announced between midnight and the opening: the row of the session to come has no figures yet. */
const byDay = (stderr: string): string => stderr.replaceAll(/^kiwoom left out .*\n/gm, '');

const heard = (stream: ChildProcess['stdout']): (() => string) => {
  let text = '';
  stream?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return () => text;
};

const ended = async (child: ChildProcess): Promise<unknown> => (await once(child, 'close'))[0];

describe('a process of its own', { timeout: 30_000 }, () => {
  it.each(['--version', '-V'])('tells its version for %s', async (flag) => {
    const child = start(flag);
    const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)];
    expect(await ended(child)).toBe(0);
    expect([stdout(), stderr()]).toEqual([`${VERSION}\n`, '']);
  });

  it('answers, closes what it opened and ends', async () => {
    const child = start('flow kospi --day 2026-07-01 --json');
    const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)];
    expect([await ended(child), stderr()]).toEqual([0, '']);
    expect(JSON.parse(stdout())).toMatchObject({ market: 'kospi', day: '2026-07-01' });
  });

  it('ends quietly when the reader has gone', async () => {
    shell.write('paced.json', { kiwoom: { requestsPerSecond: 100 } });
    const child = start('holdings 005930 --from 2010-01-04 --csv --config paced.json');
    const stderr = heard(child.stderr);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended(child)).toBe(0);
    expect(byDay(stderr())).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'closes and ends with 130 on %s, and prints no short list',
    async (signal) => {
      shell.write('paced.json', { kiwoom: { requestsPerSecond: 2 } });
      const line = 'holdings 005930 --from 2010-01-04 --json --config paced.json';
      const before = shell.sandbox.requests.length;
      const child = start(line);
      const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)];
      while (shell.sandbox.requests.length < before + 2) await setTimeout(20);
      child.kill(signal);
      expect(await ended(child)).toBe(130);
      expect([stdout(), byDay(stderr())]).toEqual(['', 'investor-flow: Cancelled.\n']);
    },
  );

  it('runs the sandbox until Ctrl-C', async () => {
    const child = start('sandbox');
    const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)];
    while (!stderr().includes('Ctrl-C')) await once(child.stderr ?? child, 'data');
    child.kill('SIGINT');
    expect(await ended(child)).toBe(130);
    expect(stdout()).toContain("export KIWOOM_ENVIRONMENT='sandbox'\n");
    const folder = /TOKEN_FOLDER='([^']+)'/.exec(stdout())?.[1];
    expect(folder).toBeDefined();
    expect(existsSync(folder ?? '/')).toBe(false);
  });
});

describe('what help waits for', () => {
  const HOME = dirname(BIN);
  /** Files and packages that are loaded before any command is chosen; types are none. */
  const loaded = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const text = readFileSync(join(HOME, file), 'utf8');
    const imports = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';$/gm)];
    for (const [, specifier = ''] of imports) {
      if (specifier.startsWith('.')) loaded(normalize(join(dirname(file), specifier)), seen);
      else seen.add(specifier);
    }
    return seen;
  };

  it('is neither the library nor the sandbox nor a table', () => {
    const all = [...loaded('bin.ts'), ...loaded('main.ts')];
    expect(all).toContain('commands.ts');
    expect(new Set(all.filter((it) => !it.endsWith('.ts')))).toEqual(new Set(['node:module']));
    expect(all.filter((it) => /^(?:commands|render)\//.test(it))).toEqual([]);
    expect(all.filter((it) => it.startsWith('questions/'))).toEqual(['questions/index.ts']);
  });

  it('would be seen if it were', () => {
    expect([...loaded('questions/session-flows.ts')]).toContain('investor-flow');
  });
});
