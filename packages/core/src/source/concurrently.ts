import { err, ok, type Result } from 'neverthrow';
import type { BrokerError } from '../error.ts';
import { linkedSignal, type QuestionContext } from './context.ts';

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
