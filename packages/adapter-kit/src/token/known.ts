import {
  type BrokerError,
  DependencyError,
  failure,
  type QuestionContext,
  type Result,
} from '@investor-flow/core';
import { systemReason } from '../quote.ts';
import { type Replacing, replacing } from './replacing.ts';
import type { Token, TokenStore } from './store.ts';

export type Issued = Result<Token, BrokerError>;

/** What every source of this process that has the same store knows of one key. */
export interface Known {
  /** The last token that was read or issued. */
  token?: Token | undefined;
  /** When the store failed to take it. */
  unsavedAt?: number | undefined;
  /** The issue in flight. */
  pending?: Promise<Issued> | undefined;
  readonly replacing: Replacing;
}

const KNOWN = new WeakMap<TokenStore, Map<string, Known>>();

export function knownOf(store: TokenStore, key: string): Known {
  const keys = KNOWN.get(store) ?? new Map<string, Known>();
  KNOWN.set(store, keys);
  const known = keys.get(key) ?? { replacing: replacing() };
  keys.set(key, known);
  return known;
}

/** What a caller's store does; what it throws is named, with errno and path where the system gave them. */
export async function part<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof DependencyError
      ? thrown
      : new DependencyError('TOKEN_STORE', systemReason(thrown));
  }
}

export const tooLate = ({ at }: QuestionContext): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

export const relocated = (error: BrokerError, { at }: QuestionContext): BrokerError =>
  Object.freeze({
    ...error,
    at: Object.freeze({ ...error.at, operation: at.operation }),
  });
