// The packages that an app loads, as they are published, in a folder of their own.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['core', 'adapter-kit', 'kiwoom', 'koreainvestment', 'investor-flow'];

/** Packs and unpacks them; what they depend on is linked to the workspace's own. */
export function packed() {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-bench-'));
  const quiet = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] };
  const chosen = FOLDERS.map((name) => `--filter=./packages/${name}`);
  execFileSync(
    process.execPath,
    ['scripts/run.mjs', 'pnpm', ...chosen, 'pack', '--pack-destination', folder],
    quiet,
  );
  for (const tarball of readdirSync(folder)) {
    const unpacked = mkdtempSync(join(folder, 'of-'));
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', unpacked]);
    const { name, dependencies } = JSON.parse(
      readFileSync(join(unpacked, 'package', 'package.json'), 'utf8'),
    );
    link(folder, name, join(unpacked, 'package'));
    for (const other of Object.keys(dependencies).filter((it) => !it.includes('investor-flow')))
      link(
        folder,
        other,
        realpathSync(join(ROOT, 'packages', folderOf(name), 'node_modules', other)),
      );
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

const folderOf = (name) => name.replace('@investor-flow/', '');

function link(folder, name, target) {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  symlinkSync(target, path);
}
