import { isSame, type Token } from './store.ts';

/** The first rest of new issues; each one after it is twice as long. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

/** When a refused token of one key may be replaced. */
export interface Replacing {
  /** The broker let this token in. */
  accepted(token: Token): void;
  may(refused: Token, isSuspicion: boolean, now: number): boolean;
  /** Whether the replacement that was allowed last followed on a mere suspicion; asked once. */
  wasSuspected(): boolean;
  /** This token followed on a suspicion. */
  follows(token: Token): void;
}

/**
 * A token that never brought an answer is replaced once; if its successor brings none either, new issues rest for a minute,
 * then longer. A token that followed on a mere suspicion (an unlisted code) is not suspected again.
 */
export function replacing(): Replacing {
  let last: { accepted?: Token; replaced?: Token; unsuspected?: Token } = {};
  let isSuspected = false;
  /** How many tokens in a row were replaced without having brought an answer, and until when issues rest. */
  let fruitless = 0;
  let restsUntil = -Infinity;

  return {
    accepted: (token) => {
      if (last.accepted === token) return;
      last = { ...last, accepted: token };
      fruitless = 0;
      restsUntil = -Infinity;
    },
    may: (refused, isSuspicion, now) => {
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
    wasSuspected: () => {
      const was = isSuspected;
      isSuspected = false;
      return was;
    },
    follows: (token) => {
      last = { ...last, unsuspected: token };
    },
  };
}
