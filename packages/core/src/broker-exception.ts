import type { Result } from 'neverthrow';
import { deepFreeze, explain, type LibraryError } from './error-text.ts';

/** An error of this library as an exception, for scripts: its message is `explain(cause)`. */
export class BrokerException extends Error {
  static {
    this.prototype.name = 'BrokerException';
  }

  /** The error itself, frozen. */
  declare readonly cause: LibraryError;

  constructor(cause: LibraryError) {
    super(explain(cause), { cause: deepFreeze(cause) });
  }
}

/**
 * The value of a result; throws a `BrokerException` where it has none.
 *
 * For scripts: a server that wants to act on the kind of an error reads the result instead.
 */
export const orThrow = <Value>(result: Result<Value, LibraryError>): Value =>
  result.match(
    (value) => value,
    (error) => {
      throw new BrokerException(error);
    },
  );
