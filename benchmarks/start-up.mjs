// How long the command line takes to start, against Node doing nothing: pairs in turn, so that a busy machine is fair to both.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const GOAL = 1.6;
const ROUNDS = 25;

const contenders = {
  'node -e 0': ['-e', '0'],
  'investor-flow --version': [bin, '--version'],
  'investor-flow --help': [bin, '--help'],
};

function time(args) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}

const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, args] of Object.entries(contenders)) times[name].push(time(args));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const floor = median(times['node -e 0']);
console.log(
  `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, median of ${ROUNDS} rounds in turn`,
);
for (const [name, list] of Object.entries(times)) {
  const ratio = median(list) / floor;
  const goal = name === 'node -e 0' ? '' : `  (goal below ${GOAL}×)`;
  console.log(
    `${name.padEnd(26)} ${median(list).toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)}×${goal}`,
  );
}
