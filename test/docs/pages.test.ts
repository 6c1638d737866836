import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, pages, read } from '../support/markdown.ts';
import { NO_REDIS, redisUrl } from '../support/redis-url.ts';
import { builtFiles } from '../support/built.ts';
import { run } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';
import { withTable } from './capability-table.ts';

mkdirSync(join(ROOT, 'test', '.cache'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'test', '.cache', 'blocks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const blocks = pages()
  .flatMap(blocksOf)
  .filter(({ language }) => language === 'ts')
  .map((block, place) => ({
    ...block,
    file: join(folder, `block-${place}.ts`),
    why: block.code.includes('redis') ? NO_REDIS : '',
  }));
for (const { file, code } of blocks) writeFileSync(file, code);

describe('code on a page', () => {
  it('is there', () => expect(blocks.length).toBeGreaterThan(0));

  it('compiles as it stands', () => {
    const config = join(folder, 'tsconfig.json');
    const extended = join(ROOT, 'test', 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ extends: extended, include: ['*.ts'] }));
    const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
    const done = spawnSync(tsc, ['-p', config], { encoding: 'utf8' });
    expect(done.stdout).toBe('');
    expect(done.status).toBe(0);
  });

  const titled = blocks.map(
    (block) => [`${block.where} runs as it stands${block.why}`, block] as const,
  );
  const programOf = builtFiles(blocks.map(({ file }) => file));
  it.concurrent.for(titled)('%s', async ([, { file, output, why }], { skip, expect: expected }) => {
    skip(why !== '');
    const done = await run(await programOf(file), {
      cwd: folder,
      env: { ...process.env, REDIS_URL: redisUrl },
    });
    expected(done).toMatchObject({ stderr: '', status: 0 });
    expected(done.stdout).toBe(output ?? done.stdout);
  });
});

/** What the tables of a page are about: the code in the first cell of a row, but for the table that is generated. */
const namesOf = (text: string): readonly string[] =>
  text
    .replace(/<!-- capabilities: generated -->[\s\S]*<!-- \/capabilities -->/, '')
    .split('\n')
    .flatMap((line) => /^\| (`[^|]+`) \|/.exec(line)?.[1] ?? []);

describe('the README', () => {
  it('shows what each broker answers as the maps have it (pnpm capability-table renews it)', () => {
    expect(read('README.md')).toBe(withTable(read('README.md')));
  });

  it.each(['README.md', 'README.ko.md'])('%s has both commands on its first screen', (page) => {
    const screen = read(page).split('\n').slice(0, 30).join('\n');
    expect(screen).toContain('npm run demo');
    expect(screen).toContain('npm test');
  });

  it('says the same in Korean: the same parts, and code that prints the same kinds of lines', () => {
    const [english, korean] = ['README.md', 'README.ko.md'].map((page) => ({
      blocks: blocksOf(page).map(({ language }) => language),
      rows: namesOf(read(page)),
    }));
    expect(korean?.blocks).toEqual(english?.blocks);
    expect(english?.rows.filter((name) => !korean?.rows.includes(name))).toEqual([]);
  });
});

describe('links', () => {
  const links = pages().flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(
      ([, target = '']) => [page, target] as const,
    ),
  );
  it.each(links)('%s leads to %s', (page, target) => {
    expect(existsSync(join(ROOT, dirname(page), target))).toBe(true);
  });
});
