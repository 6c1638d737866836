// How long the command line takes to start, against Node doing nothing.
import { fileURLToPath } from 'node:url';
import { processTimes } from './support/processes.mjs';
import { quiet, ratio } from './support/measure.mjs';
import { atMost, millis, row, times } from './support/table.mjs';

const bin = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));

export function rows() {
  const took = processTimes({
    node: ['-e', '0'],
    '--version': [bin, '--version'],
    '--help': [bin, '--help'],
  });
  return ['--version', '--help'].map((option) =>
    row(`\`investor-flow ${option}\``, 'Node doing nothing', {
      measured: ratio(took[option], took.node),
      show: times,
      goal: atMost(1.6, times),
      note: `${millis(quiet(took[option]))} to ${millis(quiet(took.node))}`,
    }),
  );
}
