import { type BrokerError, type Result } from '@investor-flow/core';
import { isDeepStrictEqual } from 'node:util';
import type { Reading } from './reading.ts';

/** A value for people. */
export const shown = (it: unknown): string => JSON.stringify(it, undefined, 1);

/** An answer is what the careful reader makes of the body; a faulty body has none, and an ordinary one must have one. */
export function expectRight<Value>(
  result: Result<Value, BrokerError>,
  read: Reading<Value> | undefined,
  plain: boolean,
): void {
  if (result.isErr()) {
    if (read?.is === 'value' && read.sure && plain && !isBrokenLine(result.error))
      throw new Error(`an ordinary body was refused: ${shown(result.error)}`);
    return;
  }
  if (read === undefined) throw new Error(`answered what was no answer: ${shown(result.value)}`);
  if (read.is === 'fault') throw new Error(`answered although ${read.why}: ${shown(result.value)}`);
  if (!isDeepStrictEqual(result.value, read.value))
    throw new Error(`answered ${shown(result.value)} where it reads ${shown(read.value)}`);
}

/** A line that an earlier case has broken: whoever may send again would. */
export const isBrokenLine = (error: BrokerError): boolean =>
  error.kind === 'unavailable' && ['ECONNRESET', 'EPIPE'].includes(error.cause.code);
