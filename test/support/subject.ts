import type { Capabilities, Capability, Question, Result, Source } from '@investor-flow/core';

/** A source under test, and a moment and stock it can answer for. */
export interface Opened {
  readonly source: Source;
  readonly stock: string;
  /** How many requests the broker has seen. */
  readonly seen: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** What every conformance suite is run on; what its map denies is skipped, and the reason stands in the title. */
export interface Subject {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly open: () => Promise<Opened>;
}

/** The title of a question's suite, with what the map says of it. */
export function titleOf({ name, capabilities }: Subject, question: Question): string {
  const it: Capability = capabilities[question];
  return `${name}: ${question}${it.support === 'full' ? '' : ` (${it.support}: ${it.because})`}`;
}

export const isOffered = ({ capabilities }: Subject, question: Question): boolean =>
  capabilities[question].support !== 'none';

/** The value, or a failed test that says why. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.isErr()) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}
