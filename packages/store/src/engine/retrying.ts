import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 200;

/**
 * Does work again while what it meets is passing, for at most so long; the last failure is thrown.
 *
 * The pauses leave this process free: who stands in the way may be a second store of the same process.
 */
export async function retrying<Value>(
  work: () => Promise<Value>,
  isPassing: (thrown: unknown) => boolean,
  forMs: number,
): Promise<Value> {
  const began = performance.now();
  for (let longest = FIRST_PAUSE_MS; ; longest = Math.min(2 * longest, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (thrown) {
      if (!isPassing(thrown) || performance.now() - began >= forMs) throw thrown;
    }
    // Of random length, so that two that met do not meet again.
    await pause(1 + Math.random() * longest);
  }
}
