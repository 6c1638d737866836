/** A process that keeps or copies until it is killed: `write LOCATION NAME` tells each answer that was acknowledged, `copy FROM TO` each step. */
import { copyStore, openStore } from '@investor-flow/store';
import { valueOf } from '../support/results.ts';
import { keptRow } from './store-rows.ts';

const [task, first = '', second = ''] = process.argv.slice(2);
const told = (line: string): void => void process.stdout.write(`${line}\n`);

if (task === 'write') {
  const store = valueOf(await openStore(first));
  for (let figure = 0; ; figure += 1) {
    const [query, answer] = keptRow(second, figure);
    valueOf(await store.append('investorFlow', query, answer));
    told(`${second} ${figure}`);
  }
} else {
  const [from, to] = [valueOf(await openStore(first)), valueOf(await openStore(second))];
  const done = valueOf(
    await copyStore(from, to, { onProgress: ({ entries }) => told(String(entries)) }),
  );
  told(`done ${done.entries}`);
  await from.close();
  await to.close();
}
