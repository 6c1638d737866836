import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf, pages, read } from '../support/markdown.ts';
import type { Ran } from '../support/run.ts';
import { installing } from './consumer.ts';
import { type Desk, openDesk } from './desk.ts';

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
const pageOf = (where: string): string => where.replace(/:\d+$/, '');

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
  const bin = (): string => join(project().folder, 'node_modules', '.bin');

  /** These serve until they are stopped: the sandbox has run before them all, and the web view has a test of its own. */
  const SERVES = /^investor-flow (?:sandbox|open)\b/;
  const answered = thatRun(OURS).filter(([, typed]) => !SERVES.test(typed));

  /** From midnight to the first minutes of a session Korea Investment answers zeros, which are nothing to compare. */
  const NOTHING = 66;
  const NO_FIGURES_YET =
    'investor-flow: koreainvestment: Nothing there: every figure is 0. Check the day and the code.\n';
  const koreanHour = (): number => new Date(Date.now() + 9 * 3_600_000).getUTCHours();

  /** What each line ended with. The lines of a page follow each other; pages wait for their quotas side by side. */
  let ends: readonly (() => Promise<Ran>)[];
  const desks: Desk[] = [];
  beforeAll(async () => {
    const turns = new Map<string, Promise<unknown>>();
    const byPage = new Map<string, Desk>();
    for (const page of new Set(answered.map(([where]) => pageOf(where)))) {
      const desk = await openDesk(bin(), join(project().folder, `home-${byPage.size}`));
      byPage.set(page, desk);
      desks.push(desk);
    }
    ends = answered.map(([where, typed]) => {
      const page = pageOf(where);
      const end = (turns.get(page) ?? Promise.resolve()).then(() => byPage.get(page)?.type(typed));
      turns.set(page, end);
      return async () => {
        const ran = await end;
        if (ran === undefined) throw new Error(`${page} has no desk`);
        return ran;
      };
    });
  }, 60_000);
  afterAll(() => Promise.all(desks.map((desk) => desk.close())));

  it.each(answered.map(([where, typed], place) => [where, typed, place] as const))(
    '%s works from a packed install: %s',
    async (_where, typed, place) => {
      const { status, stdout, stderr } = (await ends[place]?.()) ?? {};
      if (status === NOTHING && typed.includes(' compare ') && koreanHour() < 10)
        expect(stderr).toBe(NO_FIGURES_YET);
      else expect(status, `${stdout}${stderr}`).toBe(0);
    },
  );

  it('opens the web view, whose pages are in the package', async () => {
    const env = { PATH: process.env['PATH'], HOME: project().folder };
    const view = spawn(join(bin(), 'investor-flow'), ['open'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env,
    });
    try {
      const [printed] = (await once(view.stdout, 'data')) as [Buffer];
      const link = printed.toString().trim();
      const exchanged = await fetch(link, { redirect: 'manual' });
      const [cookie = ''] = (exchanged.headers.get('set-cookie') ?? '').split(';');
      for (const [path, type] of Object.entries(SERVED)) {
        const { status, headers } = await fetch(new URL(path, link), { headers: { cookie } });
        expect([path, status, headers.get('content-type')]).toEqual([path, 200, type]);
      }
    } finally {
      view.kill('SIGTERM');
      await once(view, 'exit');
    }
  });

  it('answers without a key', () => {
    const said = project().run(join(bin(), 'investor-flow'), 'capabilities', '--json');
    expect(Object.keys(JSON.parse(said) as object)).toEqual(['kiwoom', 'koreainvestment']);
  });

  it('knows its version', () => {
    const [, version] =
      /-cli-(.*)\.tgz$/.exec(inject('tarballs')['@investor-flow/cli'] ?? '') ?? [];
    expect(project().run(join(bin(), 'investor-flow'), '--version')).toBe(`${version}\n`);
  });

  it('asks a sandbox of another process, by the variables that it prints', async () => {
    const { status, stdout, stderr } =
      (await desks[0]?.type('investor-flow flow kospi --day 2025-07-01 --json')) ?? {};
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout ?? '')).toMatchObject({
      broker: 'kiwoom',
      market: 'kospi',
      day: '2025-07-01',
    });
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
