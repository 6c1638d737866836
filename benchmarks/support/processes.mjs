// Whole processes in turn, from their start to their end, which must be a good one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WrongAnswer } from './gate.mjs';
import { rotated } from './measure.mjs';

const ROUNDS = 15;
/** Where packages are found unless told otherwise: those of this workspace, and what they are held against. */
const HERE = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds by round; `programs` are the arguments of node, and `cwd` is where they find packages. */
export function processTimes(programs, cwd = HERE) {
  const names = Object.keys(programs);
  for (const name of names) lifetime(name, programs[name], cwd);
  const took = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of rotated(names, round)) took[name].push(lifetime(name, programs[name], cwd));
  return took;
}

function lifetime(name, args, cwd) {
  const began = performance.now();
  printedBy(name, args, cwd);
  return performance.now() - began;
}

/** What a process prints that ends well. */
export function printedBy(name, args, cwd = HERE) {
  const done = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (done.status === 0) return done.stdout;
  throw new WrongAnswer(`${name}: the process ended with ${done.status}: ${done.stderr}`);
}
