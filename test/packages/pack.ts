import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageNames, ROOT } from '../support/sources.ts';
import { runIn } from './run-in.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Every package as it would be published: its tarball by its name. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

/** Builds from nothing and packs every package once, outside the workspace; `INVESTOR_FLOW_PACKED` names a folder to keep. */
export function setup(project: TestProject): () => void {
  const run = runIn(ROOT);
  const given = process.env['INVESTOR_FLOW_PACKED'];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'investor-flow-packed-'));
  const provide = (): void =>
    project.provide(
      'tarballs',
      Object.fromEntries(packageNames().map((it) => tarballOf(it, folder))),
    );
  if (readdirSync(folder).length > 0) {
    provide();
    return () => undefined;
  }
  for (const name of packageNames())
    rmSync(join(ROOT, 'packages', name, 'dist'), { recursive: true, force: true });
  run(join(ROOT, 'node_modules', '.bin', 'tsc'), '-b');
  const pnpm = ['scripts/run.mjs', 'pnpm', '--filter=./packages/*', 'pack'];
  run(process.execPath, ...pnpm, '--pack-destination', folder);
  provide();
  return given === undefined
    ? () => rmSync(folder, { recursive: true, force: true })
    : () => undefined;
}

function tarballOf(folderName: string, packed: string): readonly [name: string, tarball: string] {
  const manifest = readFileSync(join(ROOT, 'packages', folderName, 'package.json'), 'utf8');
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  return [name, join(packed, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)];
}
