// How long the command line takes to start, against Node doing nothing.
import { processTimes } from './support/processes.mjs';
import { slower } from './support/table.mjs';

const bin = '../packages/cli/dist/bin.js';

export function rows() {
  const took = processTimes({
    node: ['-e', '0'],
    '--version': [bin, '--version'],
    '--help': [bin, '--help'],
  });
  return ['--version', '--help'].map((option) =>
    slower(`\`investor-flow ${option}\``, 'Node doing nothing', {
      ours: took[option],
      theirs: took.node,
      most: 1.6,
    }),
  );
}
