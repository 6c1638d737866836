import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageNames, ROOT } from '../support/sources.ts';

const textOf = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const lockfile = textOf('pnpm-lock.yaml');
const workspace = textOf('pnpm-workspace.yaml');

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}
const manifestOf = (...path: readonly string[]): Manifest =>
  JSON.parse(textOf(...path, 'package.json')) as Manifest;

/** Scripts that run where a package is installed, or where it is taken from a repository. */
const UNASKED = 'preinstall install postinstall prepublish preprepare prepare postprepare'.split(
  ' ',
);
const unaskedIn = ({ scripts = {} }: Manifest): readonly string[] =>
  UNASKED.filter((name) => scripts[name] !== undefined);

/** Every package of the lockfile: name, version, and what is said of it. */
const [, listed = ''] = /^packages:\n(.*?)^snapshots:/ms.exec(lockfile) ?? [];
const locked = [...listed.matchAll(/^ {2}'?(@?[^@\n']+)@([^:'\n]+)'?:\n((?: {4}.*\n)*)/gm)].map(
  ([, name = '', version = '', told = '']) => ({ name, version, told }),
);

/** What may be left out on a machine it is not made for. */
const [, resolved = ''] = /^snapshots:\n(.*)/ms.exec(lockfile) ?? [];
const isOptional = (name: string, version: string): boolean => {
  const [, told = ''] = resolved.split(new RegExp(`^ {2}'?${name}@${version}['(:].*\n`, 'm'));
  const [own = ''] = told.split(/^ {2}\S/m);
  return /^ {4}optional: true$/m.test(own);
};

const folderOf = (name: string, version: string): readonly string[] => {
  const home = join('node_modules', '.pnpm');
  const begins = `${name.replace('/', '+')}@${version}`;
  const folder = readdirSync(join(ROOT, home)).find(
    (it) => it === begins || it.startsWith(`${begins}_`),
  );
  return folder === undefined ? [] : [home, folder, 'node_modules', name];
};

describe('a dependency', () => {
  it('is listed, with what is said of it', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.map(({ name }) => name)).toContain('axios');
  });

  it('comes from the registry alone and is known by its hash: no host, no address, no repository', () => {
    const stray = locked.filter(
      ({ told }) => !/^ {4}resolution: \{integrity: sha512-[\w+/]+=*\}$/m.test(told),
    );
    expect(stray).toEqual([]);
    for (const text of [lockfile, workspace, textOf('.npmrc')])
      expect(text).not.toMatch(/https?:|git\+|git:|ssh:|github:|tarball:|\bfile:\/|registry *[:=]/);
  });

  it('may run no script while it is installed: whoever has one is denied by name', () => {
    const [, denials = ''] = /^allowBuilds:\n((?: {2}.*\n)+)/m.exec(workspace) ?? [];
    const builds = locked.flatMap(({ name, version }) => {
      const folder = folderOf(name, version);
      if (folder.length === 0) return isOptional(name, version) ? [] : [`${name} is not installed`];
      const hasScript = unaskedIn(manifestOf(...folder)).some((it) => it.endsWith('install'));
      return hasScript || existsSync(join(ROOT, ...folder, 'binding.gyp')) ? [name] : [];
    });
    const denied = [...denials.matchAll(/^ {2}'?([^':\n]+)'?: (\w+)$/gm)];
    expect(denied.map(([, name]) => name).toSorted()).toEqual([...new Set(builds)].toSorted());
    expect(denied.map(([, , value]) => value)).toEqual(denied.map(() => 'false'));
    expect(workspace).not.toMatch(/dangerously|onlyBuilt|neverBuilt/i);
  });
});

it.each(packageNames())('%s runs nothing where it is installed', (name) => {
  expect(unaskedIn(manifestOf('packages', name))).toEqual([]);
});
