import type { BrokerError, Result } from '@investor-flow/core';
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
  /** The last token that the broker let in. */
  accepted?: Token;
  /** The last token that may be replaced, and whether on a mere suspicion. */
  replaced?: { readonly token: Token; isSuspicion: boolean };
  /** The last token that followed on a suspicion. */
  unsuspected?: Token;
  /** How many tokens in a row were replaced without having brought an answer, and until when issues rest. */
  fruitless: number;
  restsUntil: number;
}

const KNOWN = new WeakMap<TokenStore, Map<string, Known>>();

export function knownOf(store: TokenStore, key: string): Known {
  const keys = KNOWN.get(store) ?? new Map<string, Known>();
  KNOWN.set(store, keys);
  const known = keys.get(key) ?? { fruitless: 0, restsUntil: -Infinity };
  keys.set(key, known);
  return known;
}

/** The first rest of new issues; each one after it is twice as long. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

/**
 * Whether a refused token may be replaced now.
 *
 * One that never brought an answer is replaced once; if its successor brings none either, new issues rest for a minute,
 * then longer. A token that followed on a mere suspicion (an unlisted code) is not suspected again.
 */
export function mayReplace(
  known: Known,
  refused: Token,
  isSuspicion: boolean,
  now: number,
): boolean {
  if (known.token !== undefined && !isSame(known.token, refused)) return true;
  // Calls that were in flight together are refused together, and wait for one issue.
  if (isSame(refused, known.replaced?.token)) return true;
  if (isSuspicion && isSame(refused, known.unsuspected)) return false;
  if (!isSame(refused, known.accepted)) {
    if (now < known.restsUntil) return false;
    known.restsUntil = now + Math.min(LONGEST_REST_MS, REST_MS * 2 ** known.fruitless);
    known.fruitless += 1;
  }
  known.replaced = { token: refused, isSuspicion };
  return true;
}
