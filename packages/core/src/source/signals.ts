import { endedBy, timerMs } from './clock.ts';
import type { QuestionContext } from './context.ts';

/**
 * Waits as long as the budget lasts; `false` when it ran out in real time, which ends a wait that nothing else would end.
 *
 * The wait is given a signal that aborts then. `leastMs` is for work that is not waiting unless it takes longer than that.
 */
export async function withinBudget(
  { signal, waitBudget: budget }: Pick<QuestionContext, 'signal' | 'waitBudget'>,
  wait: (until: AbortSignal) => Promise<unknown>,
  leastMs = 0,
): Promise<boolean> {
  const control = new AbortController();
  const stop = (): void => control.abort();
  const timer = setTimeout(stop, timerMs(Math.max(leastMs, budget.left())));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await budget.during(() => endedBy(control.signal, wait(control.signal)));
    return !control.signal.aborted;
  } catch (reason) {
    if (control.signal.aborted) return false;
    throw reason;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** Node warns of more than ten listeners on one signal; many calls of one question listen to the same one. */
export function allowManyListeners(signal: AbortSignal): void {
  // Looked up at run time: other hosts than Node have no such limit.
  const { process: host } = globalThis as { process?: Partial<NodeJS.Process> };
  host?.getBuiltinModule?.('node:events')?.setMaxListeners(0, signal);
}

/** A signal that follows others between `link` and `release`. */
export function linkedSignal(sources: readonly AbortSignal[]): {
  readonly signal: AbortSignal;
  readonly abort: (reason?: unknown) => void;
  readonly link: () => void;
  readonly release: () => void;
} {
  const control = new AbortController();
  allowManyListeners(control.signal);
  const follows = sources.map((source) => ({
    source,
    follow: () => control.abort(source.reason),
  }));
  return {
    signal: control.signal,
    abort: (reason) => control.abort(reason),
    link: () => {
      for (const { source, follow } of follows) {
        source.addEventListener('abort', follow, { once: true });
        if (source.aborted) follow();
      }
    },
    release: () => {
      for (const { source, follow } of follows) source.removeEventListener('abort', follow);
    },
  };
}
