import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { runIn } from './run-in.ts';

type Consumer = ReturnType<typeof consumer>;

/** Installs a project for the tests of a file, looks where our packages came from, and takes it away in the end. */
export function installing(name: string): () => Consumer {
  let project: Consumer | undefined;
  const installed = (): Consumer => {
    if (project === undefined) throw new Error(`${name} is not installed`);
    return project;
  };
  beforeAll(() => {
    project = consumer(name);
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    project.run('npm', 'install', ...quiet, '--loglevel=error');
  }, 240_000);
  afterAll(() => project?.remove());

  it('has each of our packages once, from its tarball', () => {
    const found = Object.entries(installed().installed());
    const tarballs = inject('tarballs');
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(
      found.map(([path]) => [path, tarballs[path.replace(/^node_modules\//, '')]]),
    );
  });
  return installed;
}

/** A project of `consumers` as somebody has it who installs our packages from their tarballs, far from this repository. */
function consumer(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `investor-flow-${name}-`));
  const manifest = join(folder, 'package.json');
  cpSync(new URL(`consumers/${name}`, import.meta.url), folder, { recursive: true });
  writeFileSync(manifest, fromTarballs(readFileSync(manifest, 'utf8')));
  return {
    folder,
    run: runIn(folder),
    /** Every package of ours that is installed, with where npm had it from. */
    installed: () => installedIn(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The manifest with each of our packages, wanted by it or by another, taken from its tarball. */
function fromTarballs(text: string): string {
  const files = Object.fromEntries(
    Object.entries(inject('tarballs')).map(([name, tarball]) => [name, `file:${tarball}`]),
  );
  const manifest = JSON.parse(text) as { dependencies: Readonly<Record<string, string>> };
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).map(([name, range]) => [name, files[name] ?? range]),
  );
  return JSON.stringify({ ...manifest, dependencies, overrides: files });
}

/** As npm wrote it down: a package that came from anywhere else, or twice, stands there too. */
function installedIn(folder: string): Readonly<Record<string, string>> {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly resolved?: string }>>;
  };
  return Object.fromEntries(
    Object.entries(packages)
      .filter(([path]) => /node_modules\/(?:@investor-flow\/[^/]+|investor-flow)$/.test(path))
      .map(([path, { resolved = 'nowhere' }]) => [
        path,
        resolved.replace(/^file:(.*)$/, (_, file: string) => resolve(folder, file)),
      ]),
  );
}
