// What an app that keeps nothing installs: every package that its own brings along, and none of the store's.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WrongAnswer } from './support/gate.mjs';
import { atMost, row } from './support/table.mjs';

const APPS = ['investor-flow', '@investor-flow/kiwoom', '@investor-flow/koreainvestment'];
const STORE = '@investor-flow/store';

export function rows() {
  const { dependencies, optionalDependencies, peerDependencies } = manifest(STORE);
  const ofStore = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const keeping = [STORE, ...ofStore.filter((name) => name !== '@investor-flow/core')];
  if (!installedBy(STORE).has('kysely')) throw new WrongAnswer('the store brings no kysely');
  return APPS.map((app) => {
    const installed = installedBy(app);
    const found = keeping.filter((name) => installed.has(name));
    return row(`installed with \`${app}\``, 'the packages of the store', {
      measured: found.length,
      show: String,
      goal: atMost(0, String),
      note: `${installed.size} packages; looked for ${keeping.join(', ')}`,
    });
  });
}

const HERE = import.meta.filename;

/** The folder of a package as another one finds it. */
function folderOf(name, from) {
  for (const path of createRequire(from).resolve.paths(name) ?? [])
    if (existsSync(join(path, name, 'package.json'))) return realpathSync(join(path, name));
  return undefined;
}

const manifest = (name, from = HERE) =>
  JSON.parse(readFileSync(join(folderOf(name, from), 'package.json'), 'utf8'));

/** What npm installs with a package: also what may fail to install, and peers but those that are left to the app. */
const neededBy = (wanted) => [
  ...Object.keys({ ...wanted.dependencies, ...wanted.optionalDependencies }),
  ...Object.keys(wanted.peerDependencies ?? {}).filter(
    (it) => wanted.peerDependenciesMeta?.[it]?.optional !== true,
  ),
];

/** Every package that an install of this one brings. */
function installedBy(app) {
  const seen = new Map();
  const visit = (name, from) => {
    const folder = folderOf(name, from);
    if (folder === undefined || seen.get(name) === folder) return;
    seen.set(name, folder);
    const needed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const other of neededBy(needed)) visit(other, join(folder, 'package.json'));
  };
  visit(app, HERE);
  seen.delete(app);
  return seen;
}
