import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import { packageNames, ROOT, sourcesIn } from '../support/sources.ts';

const tarballs = Object.entries(inject('tarballs'));
const read = (tarball: string, file: string): string =>
  execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' });
const manifestOf = (tarball: string): unknown => JSON.parse(read(tarball, 'package.json'));

it('packs every package', () => {
  expect(tarballs.length).toBe(packageNames().length);
});

describe.each(tarballs)('%s as it is published', (name, tarball) => {
  const folder = name.replace('@investor-flow/', '');
  const isBundled = BUNDLED.includes(folder);

  it('holds what its sources compile to, its papers, and nothing else', () => {
    const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const compiled = sourcesIn(`packages/${folder}/src`)
      .filter(({ file }) => !file.endsWith('.d.ts') && !file.startsWith('packages/web/src/pages/'))
      .map(({ file }) => file.replace(`packages/${folder}/src`, 'dist').replace(/\.ts$/, ''))
      .flatMap((file) => (isBundled ? [`${file}.d.ts`] : [`${file}.js`, `${file}.d.ts`]));
    const papers = ['LICENSE', 'README.md', 'package.json', ...(ALSO[name] ?? [])];
    expect(listed.map((it) => it.replace('package/', '')).toSorted()).toEqual(
      [...papers, ...compiled, ...(isBundled ? ['dist/bundle.js'] : [])].toSorted(),
    );
  });

  it('has no fault that publint knows, suggestions included', async () => {
    const packed = readFileSync(tarball);
    const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: bytes } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('gives every resolver the right types', () => {
    // The rule left out is of the time before `require` could load a module: every Node we support can.
    const options = ['--profile', 'node16', '--ignore-rules', 'cjs-resolves-to-esm'];
    const attw = join(ROOT, 'node_modules', '.bin', 'attw');
    const done = spawnSync(attw, [tarball, ...options, '--no-color', '--format', 'ascii'], {
      encoding: 'utf8',
    });
    expect(done.status, done.stdout + done.stderr).toBe(0);
  });

  it('says what it is, whom it is for and where it runs', () => {
    expect(manifestOf(tarball)).toMatchObject({
      name,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      description: expect.stringMatching(/\w\.$/),
      keywords: expect.arrayContaining(['korea', 'investor-flow']),
      license: 'Apache-2.0',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19' },
    });
  });

  it('takes other packages of ours from its own version on, and the kit from the app', () => {
    const { version, dependencies, peerDependencies } = manifestOf(tarball) as {
      version: string;
      dependencies?: Readonly<Record<string, string>>;
      peerDependencies?: Readonly<Record<string, string>>;
    };
    const wanted = { ...dependencies, ...peerDependencies };
    const ours = Object.entries(wanted).filter(([it]) => it.includes('investor-flow'));
    expect(ours).toEqual(ours.map(([it]) => [it, `^${version}`]));
    expect(read(tarball, 'package.json')).not.toMatch(/workspace:|catalog:|file:/);
    const bringsKit = dependencies?.['@investor-flow/adapter-kit'] !== undefined;
    expect(bringsKit).toBe(name === 'investor-flow');
  });

  it('opens its page with its name', () => {
    expect(read(tarball, 'README.md')).toMatch(new RegExp(`^# ${name}\n`));
  });
});

/** One file each, which loads in half the time of its modules; not `investor-flow`, whose modules leave out a broker that is not used. */
const BUNDLED = ['core', 'adapter-kit', 'kiwoom', 'koreainvestment'];

/** Files a package ships besides what it compiles to. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  '@investor-flow/web': ['app.js', 'icon.svg', 'index.html', 'style.css'].map(
    (it) => `dist/pages/${it}`,
  ),
  '@investor-flow/collector': ['plan.schema.json'],
  'investor-flow': ['config.schema.json'],
};
