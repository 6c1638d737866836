// Ten thousand days, page after page, in a process that may be told to collect: what is held must not grow with the walk.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { child } from './support/child.mjs';
import { same, WrongAnswer } from './support/gate.mjs';
import { atMost, row, times } from './support/table.mjs';

const DAYS = 10_000;
const ROWS_A_PAGE = 100;
const WALKER = fileURLToPath(new URL('./support/walker.mjs', import.meta.url));

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

export async function rows() {
  const server = await child('./canned-server.mjs', String(DAYS), String(ROWS_A_PAGE));
  try {
    const walker = spawnSync(process.execPath, ['--expose-gc', WALKER, server.hello], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (walker.status !== 0) throw new WrongAnswer(`the walk ended with ${walker.status}`);
    const { days, heap } = JSON.parse(walker.stdout);
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
