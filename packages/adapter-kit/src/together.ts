import { setMaxListeners } from 'node:events';
import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import type { Asking } from './asking.ts';

/** Makes several calls for one question at once; the first failure ends the others and is the failure of all. */
export async function together<Value>(
  asking: Asking,
  calls: readonly ((asking: Asking) => Promise<Result<Value, BrokerError>>)[],
): Promise<Result<readonly Value[], BrokerError>> {
  const [only, ...others] = calls;
  // One call has no others to end.
  if (only !== undefined && others.length === 0) return (await only(asking)).map((it) => [it]);

  const control = new AbortController();
  setMaxListeners(0, control.signal);
  const stop = (): void => control.abort(asking.signal.reason);
  asking.signal.addEventListener('abort', stop, { once: true });
  if (asking.signal.aborted) stop();
  let failed: BrokerError | undefined;
  try {
    const results = await Promise.all(
      calls.map(async (make) => {
        const patience = asking.patience.beside();
        const result = await make({ ...asking, signal: control.signal, patience });
        if (result.isErr() && failed === undefined) {
          failed = result.error;
          control.abort();
        }
        return result;
      }),
    );
    if (failed !== undefined) return err(failed);
    return ok(results.flatMap((result) => (result.isOk() ? [result.value] : [])));
  } catch (thrown) {
    // A call that threw instead of answering ends the others too.
    control.abort();
    throw thrown;
  } finally {
    asking.signal.removeEventListener('abort', stop);
  }
}
