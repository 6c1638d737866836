// Ten thousand days, page after page, in a process that may be told to collect: what is held must not grow with the walk.
import { child } from './support/child.mjs';
import { same } from './support/gate.mjs';
import { printedBy } from './support/processes.mjs';
import { atMost, megabytes, row, times } from './support/table.mjs';

const DAYS = 10_000;
const ROWS_A_PAGE = 100;

export async function rows() {
  const server = await child('./canned-server.mjs', String(DAYS), String(ROWS_A_PAGE));
  try {
    const walker = ['--expose-gc', 'support/walker.mjs', server.hello];
    const { days, heap } = JSON.parse(printedBy('the walk', walker));
    same('days walked', days, DAYS);
    const [early, late] = [heap.at(heap.length / 5 - 1), heap.at(-1)];
    return [
      row('10,000 days walked by pages', 'the heap after a fifth of them', {
        measured: late / early,
        show: times,
        goal: atMost(1.05, times),
        note: `${megabytes(early)} after 2,000 days, ${megabytes(late)} after 10,000`,
      }),
    ];
  } finally {
    await server.close();
  }
}
