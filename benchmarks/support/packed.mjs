// The packages that an app loads, as they are published, in a folder of their own.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printedBy } from './processes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['core', 'adapter-kit', 'kiwoom', 'koreainvestment', 'investor-flow'];

/** Packs and unpacks them; what they depend on is linked to the workspace's own. */
export function packed() {
  const folder = fs.mkdtempSync(join(tmpdir(), 'investor-flow-bench-'));
  const chosen = FOLDERS.map((name) => `--filter=./packages/${name}`);
  const pack = ['scripts/run.mjs', 'pnpm', ...chosen, 'pack', '--pack-destination', folder];
  printedBy('packing', pack, ROOT);
  for (const tarball of fs.readdirSync(folder)) {
    const unpacked = fs.mkdtempSync(join(folder, 'of-'));
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', unpacked]);
    const from = join(unpacked, 'package');
    const { name, dependencies } = JSON.parse(fs.readFileSync(join(from, 'package.json'), 'utf8'));
    link(folder, name, from);
    const home = join(ROOT, 'packages', name.replace('@investor-flow/', ''), 'node_modules');
    for (const other of Object.keys(dependencies).filter((it) => !it.includes('investor-flow')))
      link(folder, other, fs.realpathSync(join(home, other)));
  }
  return { folder, remove: () => fs.rmSync(folder, { recursive: true }) };
}

function link(folder, name, target) {
  const path = join(folder, 'node_modules', name);
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.rmSync(path, { force: true });
  fs.symlinkSync(target, path);
}
