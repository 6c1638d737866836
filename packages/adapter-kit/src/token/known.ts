import {
  type BrokerError,
  DependencyError,
  failure,
  type QuestionContext,
  type Result,
} from '@investor-flow/core';
import { systemReason } from '../quote.ts';
import { isSame, type Token, type TokenStore } from './store.ts';

export type Issued = Result<Token, BrokerError>;

/** What every source of this process that has the same store knows of one key. */
export interface Known {
  /** The last token that was read or issued. */
  token?: Token | undefined;
  /** When the store failed to take it. */
  unsavedAt?: number | undefined;
  /** The issue in flight. */
  pending?: Promise<Issued> | undefined;
  readonly replacing: ReturnType<typeof replacing>;
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
    throw DependencyError.of('TOKEN_STORE', thrown, systemReason(thrown));
  }
}

export const tooLate = ({ at }: QuestionContext): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

export const relocated = (error: BrokerError, { at }: QuestionContext): BrokerError =>
  Object.freeze({
    ...error,
    at: Object.freeze({ ...error.at, operation: at.operation }),
  });

/** The first rest of new issues; each one after it is twice as long. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

/**
 * A token that never brought an answer is replaced once; if its successor brings none either, new issues rest for a minute,
 * then longer. A token that followed on a mere suspicion (an unlisted code) is not suspected again.
 */
function replacing() {
  let last: { accepted?: Token; replaced?: Token; unsuspected?: Token } = {};
  let isSuspected = false;
  /** How many tokens in a row were replaced without having brought an answer, and until when issues rest. */
  let fruitless = 0;
  let restsUntil = -Infinity;

  return {
    /** The broker let this token in. */
    accepted: (token: Token): void => {
      if (last.accepted === token) return;
      last = { ...last, accepted: token };
      fruitless = 0;
      restsUntil = -Infinity;
    },
    /** Whether a refused token may be replaced. */
    may: (refused: Token, isSuspicion: boolean, now: number): boolean => {
      // Calls that were in flight together are refused together, and wait for one issue.
      if (isSame(refused, last.replaced)) return true;
      if (isSuspicion && isSame(refused, last.unsuspected)) return false;
      if (!isSame(refused, last.accepted)) {
        if (now < restsUntil) return false;
        restsUntil = now + Math.min(LONGEST_REST_MS, REST_MS * 2 ** fruitless);
        fruitless += 1;
      }
      last = { ...last, replaced: refused };
      isSuspected = isSuspicion;
      return true;
    },
    /** Whether the replacement that was allowed last followed on a mere suspicion; asked once. */
    wasSuspected: (): boolean => {
      const was = isSuspected;
      isSuspected = false;
      return was;
    },
    /** This token followed on a suspicion. */
    follows: (token: Token): void => {
      last = { ...last, unsuspected: token };
    },
  };
}
