import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { runIn } from './run-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-versions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = runIn(folder);

/** A package as its next patch release, whose own packages are at least as new. */
function released(name: string): string {
  const manifest = join(folder, 'package', 'package.json');
  const tarball = join(folder, `${name.replaceAll(/\W/g, '-')}.tgz`);
  run('tar', '-xzf', tarballs()[name] ?? '');
  const text = readFileSync(manifest, 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  writeFileSync(
    manifest,
    text.replaceAll(`"${version}"`, `"${next}"`).replaceAll(`"^${version}"`, `"^${next}"`),
  );
  run('tar', '-czf', tarball, 'package');
  rmSync(join(folder, 'package'), { recursive: true });
  return tarball;
}
const tarballs = () => inject('tarballs');

/** An app that has taken the next release of the core, the kit and an adapter, and not yet of the rest. */
beforeAll(() => {
  const newer = ['@investor-flow/core', '@investor-flow/adapter-kit', '@investor-flow/kiwoom'];
  const older = ['@investor-flow/koreainvestment', '@investor-flow/redis', 'investor-flow'];
  const dependencies = Object.fromEntries([
    ...newer.map((name) => [name, `file:${released(name)}`]),
    ...older.map((name) => [name, `file:${tarballs()[name]}`]),
  ]);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  run('npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline');
}, 120_000);

it('packages of two versions share one adapter-kit, so one limiter and one token issue', () => {
  const installed = join(folder, 'node_modules');
  const users = ['@investor-flow/kiwoom', '@investor-flow/koreainvestment', '@investor-flow/redis'];
  const found = [...users, 'investor-flow'].map((name) => {
    const manifest = join(installed, name, 'package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { version, kit: createRequire(manifest).resolve('@investor-flow/adapter-kit') };
  });
  expect(new Set(found.map(({ version }) => version)).size).toBe(2);
  expect(new Set(found.map(({ kit }) => kit)).size).toBe(1);
});
