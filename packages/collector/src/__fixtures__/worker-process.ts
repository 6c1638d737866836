/** A worker in a process of its own, to be killed: it says when it holds a task. */
import { orThrow } from '@investor-flow/core';
import { openStore } from '@investor-flow/store';
import { work } from '../queue/work.ts';
import { steadySource } from './steady-source.ts';

const { queue, prefix, location, lockMs, delayMs } = JSON.parse(process.argv[2] ?? '') as {
  readonly queue: string;
  readonly prefix: string;
  readonly location: string;
  readonly lockMs: number;
  readonly delayMs: number;
};
const store = orThrow(await openStore(location));
const steady = steadySource({
  onCall: async ({ subject, day }) => {
    process.stdout.write(`${subject} ${day}\n`);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return undefined;
  },
});
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const report = orThrow(
  await work({ queue, prefix, sources: { steady }, store, lockMs, signal: stop.signal }),
);
await store.close();
process.stdout.write(`${report.ended} ${report.done}\n`);
