import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Stage } from './stage.ts';

/** What a source waits for an answer by default. */
const TIMEOUT_MS = 10_000;

/** Lets time run out for late answers as soon as every other one has come, so that no cell waits in real time. */
export async function runningOut<Value>(
  { sandbox, unanswered }: Stage,
  work: () => Promise<Value>,
): Promise<Value> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const progress = { isOver: false };
    const working = work().finally(() => {
      progress.isOver = true;
    });
    let ranOut = 0;
    while (!progress.isOver) {
      await setImmediate();
      const late = sandbox.requests.filter(({ fault }) => fault === 'slow').length;
      if (late > ranOut && unanswered() === late) {
        ranOut = late;
        await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
      }
    }
    return await working;
  } finally {
    vi.useRealTimers();
  }
}
