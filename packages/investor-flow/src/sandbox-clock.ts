import { Worker } from 'node:worker_threads';
import { type Clock, DependencyError, systemClock } from '@investor-flow/core';

/** How often a running sandbox is asked for its time, and how long the first answer may take. */
const EVERY_MS = 200;
const FIRST_ANSWER_MS = 2000;

/** Asks for the time beside the program, so that `now` needs no waiting; writes how far the sandbox is ahead. */
const ASKING = `
  const { workerData: { address, shared, everyMs } } = require('node:worker_threads');
  const ahead = new Float64Array(shared, 8);
  const isKnown = new Int32Array(shared, 0);
  const ask = async () => {
    try {
      const answer = await fetch(address);
      const { now } = await answer.json();
      if (Number.isFinite(now)) {
        ahead[0] = now - Date.now();
        Atomics.store(isKnown, 0, 1);
        Atomics.notify(isKnown, 0);
      }
    } catch {
      // The sandbox has stopped: its clock goes on as it was last seen.
    }
    setTimeout(ask, everyMs);
  };
  ask();
`;

const CLOCKS = new Map<string, Clock>();

/**
 * The clock of a sandbox that runs in another process, followed while it is moved. One for each address in a process.
 *
 * Its `now` throws where the address never answered.
 */
export function sandboxClock(address: string): Clock {
  const known = CLOCKS.get(address);
  if (known !== undefined) return known;
  const shared = new SharedArrayBuffer(16);
  const isKnown = new Int32Array(shared, 0);
  const ahead = new Float64Array(shared, 8);
  let worker: Worker | undefined;
  const begin = (): void => {
    if (worker !== undefined) return;
    worker = new Worker(ASKING, { eval: true, workerData: { address, shared, everyMs: EVERY_MS } });
    worker.unref();
    // The worker answers through shared memory alone; its failure shows as a clock that is not known.
    worker.on('error', () => undefined);
    Atomics.wait(isKnown, 0, 0, FIRST_ANSWER_MS);
  };
  const clock: Clock = {
    now() {
      begin();
      if (Atomics.load(isKnown, 0) === 0)
        throw new DependencyError('CLOCK', `no sandbox answers at ${address}`);
      return Date.now() + (ahead[0] ?? NaN);
    },
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
  };
  CLOCKS.set(address, clock);
  return clock;
}
