import {
  type BrokerError,
  err,
  failure,
  type Issue,
  ok,
  type Origin,
  type Result,
} from '@investor-flow/core';
import { cancelled } from './asking.ts';
import type { Asked, Lifetime } from './lifetime.ts';

/** Opens a question with what the caller gave beside it: a closed source comes before anything wrong with that. */
export function opened(
  lifetime: Lifetime,
  at: Origin,
  options: unknown,
): Result<Asked, BrokerError> {
  if (lifetime.signal.aborted) return err(cancelled(at, lifetime.signal));
  return signalIn(options)
    .mapErr((issue): BrokerError => failure.invalid(at, [issue]))
    .andThen((signal) => asked(lifetime, at, signal));
}

function asked(
  lifetime: Lifetime,
  at: Origin,
  signal: AbortSignal | undefined,
): Result<Asked, BrokerError> {
  try {
    return ok(lifetime.ask(at, signal));
  } catch {
    // It has the prototype of a signal and does not work like one.
    return err(failure.invalid(at, [NO_SIGNAL]));
  }
}

const NO_SIGNAL: Issue = { path: 'options.signal', message: 'must be an AbortSignal' };

function signalIn(options: unknown): Result<AbortSignal | undefined, Issue> {
  if (options === undefined) return ok(undefined);
  if (typeof options !== 'object' || options === null)
    return err({ path: 'options', message: 'must be an object' });
  const signal = read(options, 'signal');
  return signal === undefined || signal instanceof AbortSignal ? ok(signal) : err(NO_SIGNAL);
}

function read(from: object, name: string): unknown {
  try {
    return Reflect.get(from, name);
  } catch {
    // A getter of the caller's threw: what cannot be read is no signal.
    return null;
  }
}
