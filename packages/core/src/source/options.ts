import { err, ok, type Result } from 'neverthrow';
import type { Issue } from '../issue.ts';
import type { LeftOut } from './context.ts';

/** What may be given beside a question. */
export interface CallOptions {
  /** Ends the question. */
  readonly signal?: AbortSignal | undefined;
  /** Called for each row that is left out of a list or series, before the answer is given. */
  readonly onLeftOut?: ((row: LeftOut) => unknown) | undefined;
}

/** Reads options once; a getter that throws is caught where the question is opened. */
export function readOptions(options: unknown): Result<CallOptions, Issue> {
  if (options === undefined) return ok({});
  if (typeof options !== 'object' || options === null)
    return err({ path: 'options', message: 'must be an object' });
  const { signal, onLeftOut } = options as CallOptions;
  if (signal !== undefined && !isSignal(signal))
    return err({ path: 'options.signal', message: 'must be an AbortSignal' });
  if (onLeftOut !== undefined && typeof onLeftOut !== 'function')
    return err({ path: 'options.onLeftOut', message: 'must be a function' });
  return ok({ signal, onLeftOut });
}

/** An object with the prototype of a signal may still not work like one. */
function isSignal(it: unknown): it is AbortSignal {
  try {
    return it instanceof AbortSignal && typeof it.aborted === 'boolean';
  } catch {
    return false;
  }
}
