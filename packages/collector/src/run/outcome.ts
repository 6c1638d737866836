import type { BrokerError, BrokerErrorKind } from '@investor-flow/core';

/** What came of a task. */
export type Outcome =
  /** Asked and kept. */
  | { readonly kind: 'kept' }
  /** The store held it already: nothing was sent. */
  | { readonly kind: 'known' }
  /** Nothing to keep: the broker has nothing, or does not offer it any more. */
  | { readonly kind: 'nothing'; readonly error: BrokerError }
  /** Ended before it was done; the next attempt goes on from there. */
  | { readonly kind: 'stopped' }
  /** The broker does not answer at all: its other tasks would fail too. */
  | { readonly kind: 'broker-failed'; readonly error: BrokerError }
  /** This question failed; others may not. */
  | { readonly kind: 'task-failed'; readonly error: BrokerError }
  /** The store cannot keep or read: nothing can go on. */
  | { readonly kind: 'store-failed'; readonly message: string };

const OF_KIND: Readonly<Record<BrokerErrorKind, 'nothing' | 'broker-failed' | 'task-failed'>> = {
  unavailable: 'broker-failed',
  throttled: 'broker-failed',
  unauthenticated: 'broker-failed',
  cancelled: 'broker-failed',
  rejected: 'task-failed',
  unreadable: 'task-failed',
  empty: 'nothing',
  invalid: 'nothing',
  unsupported: 'nothing',
};

/** What a failure means for the rest of the work. */
export function outcomeOf(error: BrokerError): Outcome {
  if (error.kind === 'unavailable' && error.cause.code.startsWith('STORE_'))
    return { kind: 'store-failed', message: error.cause.message };
  // A permission is of one call; every other denial is of the key.
  if (error.kind === 'unauthenticated' && error.reason === 'no-permission')
    return { kind: 'task-failed', error };
  return { kind: OF_KIND[error.kind], error };
}

/** Whether a task has come to its end: the next part of the same one may be asked. */
export const isDone = ({ kind }: Outcome): boolean =>
  kind === 'kept' || kind === 'known' || kind === 'nothing';
