#!/usr/bin/env node
// The commands that must work on a fresh clone with Node and npm alone: each installs, builds, then does its job.
import { spawnSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
/** The one place that names the version of pnpm. */
const PNPM = ['--yes', 'pnpm@12.21.0'];
const quiet = { npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };

/** Runs a program in the workspace; a failure ends everything with its exit code. */
function run(program, args, env = {}) {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const say = (line) => process.stderr.write(`${line}\n`);

/** What an install depends on; when it is as it was, there is nothing to install. */
function fingerprint() {
  const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  const files = ['', 'benchmarks', 'examples', 'test', ...folders].map((folder) =>
    join(folder, 'package.json'),
  );
  const hash = createHash('sha256').update(process.version);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...files])
    hash.update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : file);
  return hash.digest('hex');
}

function install() {
  const stamp = join(root, 'node_modules', '.investor-flow');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Installing the dependencies (the first time takes up to a minute) ...');
  run('npx', [...PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], quiet);
  writeFileSync(stamp, now);
}

function build() {
  say('Building ...');
  run(bin('tsc'), ['-b']);
  run(process.execPath, ['packages/web/bundle.mjs']);
}

/** A program that runs on the sources. */
const ofSources =
  (...program) =>
  (args) =>
    run(process.execPath, ['-C', 'investor-flow-source', '--import', 'tsx', ...program, ...args]);

/** Thousands of spoilt answers, by a seed of its own each time: `--runs N` for each property, `--seed N` to see one again. */
function fuzz(args) {
  const { runs, seed } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '3000' },
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    },
  }).values;
  say(`Fuzzing: --runs ${runs} --seed ${seed}`);
  run(bin('vitest'), ['run', '--project', 'fuzz'], { FUZZ_RUNS: runs, FUZZ_SEED: seed });
}

/** Another seed each day, so that a year of runs tries more than one. */
function seedOfTheDay() {
  const seed = process.env.FUZZ_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', '');
  say(`Fuzz seed of the day: FUZZ_SEED=${seed}`);
  return { FUZZ_SEED: seed };
}

const JOBS = {
  /** pnpm itself, with nothing installed or built before. */
  pnpm: (args) => run('npx', [...PNPM, ...args], quiet),
  /** Tarballs of every package, which `npm install` takes: until they are on the registry. */
  pack: () => {
    const folder = join(root, 'packed');
    say(`Packing every package into ${folder} ...`);
    rmSync(folder, { recursive: true, force: true });
    run('npx', [...PNPM, '--filter=./packages/*', 'pack', '--pack-destination', folder], quiet);
    say(`In your project: npm install ${folder}/*.tgz`);
  },
  demo: () => run(process.execPath, ['examples/dist/demo.js']),
  /** The web view: of the brokers whose keys are set, else of an embedded sandbox. */
  view: (args) => run(process.execPath, ['packages/cli/dist/bin.js', 'open', ...args]),
  bench: (args) => run(process.execPath, ['benchmarks/run.mjs', ...args]),
  packages: (args) => {
    say('Packing, installing and using every package (takes a minute) ...');
    run(bin('vitest'), ['run', '--project', 'packages', ...args]);
  },
  test: (args) => {
    say('Testing ...');
    const chosen = args.some((it) => it.startsWith('--project'));
    const projects = chosen ? [] : ['--project', '!packages'];
    run(bin('vitest'), ['run', ...projects, ...args], seedOfTheDay());
  },
  fuzz,
  soak: ofSources('--expose-gc', 'test/soak/soak.ts'),
  'soak-collect': ofSources('--expose-gc', 'test/soak/collect/collect.ts'),
  'soak-machines': ofSources('test/soak/machines/machines.ts'),
  scale: ofSources('test/scale/scale.ts'),
  check: (args) => {
    run(bin('vitest'), ['run', ...args], seedOfTheDay());
    for (const [what, program, options] of CHECKS) {
      say(`Checking ${String(what)} ...`);
      run(program, options);
    }
  },
};

const CHECKS = [
  ['the types', bin('tsc'), ['-p', 'test']],
  ['the code', bin('oxlint'), ['--type-aware']],
  ['the format', bin('oxfmt'), ['--check']],
];

const [job, ...args] = process.argv.slice(2);
if (!Object.hasOwn(JOBS, job)) {
  say(`usage: node scripts/run.mjs ${Object.keys(JOBS).join('|')}`);
  process.exit(64);
}
if (job !== 'pnpm') {
  install();
  build();
}
JOBS[job](args);
