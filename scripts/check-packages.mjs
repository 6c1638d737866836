#!/usr/bin/env node
// Packs every package as it would be published, checks each with publint, then installs all of them into a new project
// and uses them there: what people get must work without this repository.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
const run = (program, args, cwd) =>
  execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const CONSUMER = `
import { startSandbox } from '@investor-flow/sandbox';
import { compareSources, connectAll, partitionOf } from 'investor-flow';

const sandbox = await startSandbox({ now: '2026-11-20T18:30:00+09:00' });
const { kiwoom, koreainvestment } = sandbox;
const sources = connectAll({ kiwoom, koreainvestment });
if (sources.isErr()) throw new Error(sources.error.message);
const [left, right] = Object.values(sources.value);
if (left === undefined || right === undefined) throw new Error('a broker is missing');
const compared = await compareSources(left, right, { market: 'kospi' });
if (compared.isErr()) throw new Error(compared.error.message);
if (compared.value.verdict !== 'agree') throw new Error(compared.value.verdict);
await Promise.all([left.close(), right.close()]);
await sandbox.close();
if (partitionOf('kospi').length !== 21) throw new Error('the partition is not whole');
`;

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-packed-'));
let failed = 0;
try {
  const tarballs = [];
  for (const name of readdirSync(join(root, 'packages'))) {
    const home = join(root, 'packages', name);
    const { version, name: full } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', folder], home);
    const tarball = join(folder, `${full.replace('@', '').replace('/', '-')}-${version}.tgz`);
    tarballs.push([full, tarball]);
    const packed = readFileSync(tarball);
    const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: bytes } });
    for (const message of messages) console.error(`${full}: ${formatMessage(message, pkg)}`);
    failed += messages.length;
    const files = run('tar', ['-tzf', tarball]).trim().split('\n');
    const strays = files.filter((file) => /\.test\.|__fixtures__|tsbuildinfo|\/src\//.test(file));
    for (const stray of strays) console.error(`${full}: ${stray} must not be published`);
    failed += strays.length;
    console.log(`${full}: ${files.length} files`);
  }

  const dependencies = Object.fromEntries(tarballs.map(([name, file]) => [name, `file:${file}`]));
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ ...manifest, overrides: dependencies }),
  );
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'],
    folder,
  );
  writeFileSync(join(folder, 'use.mjs'), CONSUMER);
  run(process.execPath, ['use.mjs'], folder);
  const command = join(folder, 'node_modules', '.bin', 'investor-flow');
  const said = run(command, ['capabilities', '--json'], folder);
  if (!said.includes('latest-session')) throw new Error('the command line does not answer');

  writeFileSync(join(folder, 'use.mts'), CONSUMER);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  run(tsc, [...options, '--skipLibCheck', 'false', '--types', '', 'use.mts'], folder);
  console.log('installed into a new project: runs, and type-checks with nodenext');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
