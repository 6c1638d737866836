import { err, ok, type Result } from 'neverthrow';
import type { BrokerError } from '../error.ts';
import { timerMs } from './clock.ts';
import type { QuestionContext } from './context.ts';

/** Makes a call for each input at the same time; the first failure ends the others and is the failure of all. */
export async function concurrently<Input, Value, Context extends QuestionContext>(
  context: Context,
  inputs: readonly Input[],
  call: (input: Input, context: Context) => Promise<Result<Value, BrokerError>>,
): Promise<Result<readonly Value[], BrokerError>> {
  const [only] = inputs;
  // One call has no others to end.
  if (only !== undefined && inputs.length === 1)
    return (await call(only, context)).map((it) => [it]);

  const linked = linkedSignal([context.signal]);
  linked.link();
  let failed: BrokerError | undefined;
  try {
    const results = await Promise.all(
      inputs.map(async (input) => {
        const waitBudget = context.waitBudget.beside();
        const result = await call(input, { ...context, signal: linked.signal, waitBudget });
        if (result.isErr() && failed === undefined) {
          failed = result.error;
          linked.abort();
        }
        return result;
      }),
    );
    if (failed !== undefined) return err(failed);
    return ok(results.flatMap((result) => (result.isOk() ? [result.value] : [])));
  } catch (thrown) {
    // A call that threw instead of answering ends the others too.
    linked.abort();
    throw thrown;
  } finally {
    linked.release();
  }
}

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

/** Rejects once the signal aborts, whether or not the work listens to it. */
export function endedBy<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
