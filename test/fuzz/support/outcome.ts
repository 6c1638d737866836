import { type BrokerError, type Result } from '@investor-flow/core';
import type { Reading } from './reading.ts';

/** A value for people. */
export const shown = (it: unknown): string => JSON.stringify(it, undefined, 1);

/** An answer, and what the careful reader makes of the body: a faulty body has none, and an ordinary one must have one. */
export function answeredRight<Value, Read>(
  result: Result<Value, BrokerError>,
  read: Reading<Read> | undefined,
  plain: boolean,
): readonly [answer: Value, read: Read] | undefined {
  if (result.isErr()) {
    if (read?.is === 'value' && read.sure && plain && !isBrokenLine(result.error))
      throw new Error(`an ordinary body was refused: ${shown(result.error)}`);
    return undefined;
  }
  if (read === undefined) throw new Error(`answered what was no answer: ${shown(result.value)}`);
  if (read.is === 'fault') throw new Error(`answered although ${read.why}: ${shown(result.value)}`);
  return [result.value, read.value];
}

/** A line that an earlier case has broken: whoever may send again would. */
const isBrokenLine = (error: BrokerError): boolean =>
  error.kind === 'unavailable' && ['ECONNRESET', 'EPIPE'].includes(error.cause.code);
