import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf, pages, read } from '../support/markdown.ts';
import { installing } from './consumer.ts';
import { variablesOf } from './variables.ts';

/** Every line that a page tells people to type, without its comment. */
const lines = pages().flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ where, code }) =>
      code.split('\n').flatMap((line) => {
        const typed = line.replace(/\s+#.*$/, '').trim();
        return typed === '' || typed.startsWith('#') ? [] : [[where, typed] as const];
      }),
    ),
);
const thatRun = (pattern: RegExp) => lines.filter(([, typed]) => pattern.test(typed));
const OURS = /\binvestor-flow [a-z]/;
const INSTALL = /^npm install [^ ]/;
const SCRIPT = /^npm (?:run )?[a-z:]+$/;

describe('what a page tells people to type', () => {
  it('is known to be tested, line by line', () => {
    expect(thatRun(OURS).length).toBeGreaterThan(10);
    const untested = lines.filter(
      ([, typed]) => ![OURS, INSTALL, SCRIPT].some((it) => it.test(typed)),
    );
    expect(untested).toEqual([]);
  });

  it.each(thatRun(INSTALL))('%s installs packages that are published: %s', (_, typed) => {
    const names = typed
      .split(' ')
      .slice(2)
      .filter((word) => !word.startsWith('-'));
    const known = [...Object.keys(inject('tarballs')), 'redis', 'pg', 'bullmq'];
    // A folder of tarballs, as `npm run pack` makes it.
    const isTarball = (name: string): boolean => name.endsWith('.tgz');
    expect(names.filter((name) => !known.includes(name) && !isTarball(name))).toEqual([]);
  });

  it.each(thatRun(SCRIPT))('%s is a script of the project: %s', (_, typed) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    expect(Object.keys(scripts)).toContain(typed.replace(/^npm (?:run )?/, ''));
  });
});

describe('a command of a page', () => {
  const project = installing('command-line');
  let sandbox: ChildProcess;
  let variables: string;

  beforeAll(async () => {
    const command = join(project().folder, 'node_modules', '.bin', 'investor-flow');
    sandbox = spawn(command, ['sandbox'], { stdio: ['ignore', 'pipe', 'ignore'] });
    variables = await variablesOf(sandbox);
  }, 30_000);
  afterAll(async () => {
    sandbox.kill('SIGTERM');
    await once(sandbox, 'exit');
  });

  /** These serve until they are stopped: the sandbox has run before them all, and the web view has a test of its own. */
  const SERVES = /^investor-flow (?:sandbox|open)\b/;
  const answered = thatRun(OURS).filter(([, typed]) => !SERVES.test(typed));
  it.each(answered)('%s works from a packed install: %s', (_, typed) => {
    const { folder, run } = project();
    const path = `${join(folder, 'node_modules', '.bin')}:${process.env['PATH']}`;
    const home = `export HOME='${folder}'; mkdir -p "$HOME/.config/fish/completions"; PATH='${path}'`;
    expect(() => run('bash', '-c', `${home}\n${variables}\n${typed}`)).not.toThrow();
  });

  it('opens the web view, whose pages are in the package', async () => {
    const { folder } = project();
    const command = join(folder, 'node_modules', '.bin', 'investor-flow');
    const env = { PATH: process.env['PATH'], HOME: folder };
    const view = spawn(command, ['open'], { stdio: ['ignore', 'pipe', 'ignore'], env });
    try {
      const [printed] = (await once(view.stdout, 'data')) as [Buffer];
      const link = printed.toString().trim();
      const exchanged = await fetch(link, { redirect: 'manual' });
      const [cookie = ''] = (exchanged.headers.get('set-cookie') ?? '').split(';');
      for (const [path, type] of Object.entries(SERVED)) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        const { status, headers } = await fetch(new URL(path, link), { headers: { cookie } });
        expect([path, status, headers.get('content-type')]).toEqual([path, 200, type]);
      }
    } finally {
      view.kill('SIGTERM');
      await once(view, 'exit');
    }
  });

  it('works by the name of its package alone', () => {
    const { run } = project();
    expect(run('npx', '--offline', '@investor-flow/cli', '--version')).toMatch(/^\d/);
  });
});

const SERVED = {
  '/market': 'text/html; charset=UTF-8',
  '/app.js': 'text/javascript; charset=utf-8',
  '/style.css': 'text/css; charset=utf-8',
};
