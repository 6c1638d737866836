import {
  type BrokerError,
  cancelled,
  err,
  failure,
  ok,
  type QuestionContext,
  withinBudget,
} from '@investor-flow/core';
import { type Issued, issues, knownOf, type TokenManagerParts } from './issues.ts';
import { isSame, type Token } from './store.ts';

/** Keeps one live token for one key. */
export interface TokenManager {
  /** A live one; after the broker refused one, a newer one. It is issued once however many callers ask. */
  get(asking: QuestionContext, refused?: Token): Promise<Issued>;
  /** The broker let this token in. */
  accepted(token: Token): void;
  /**
   * Whether a refused token may be replaced now.
   *
   * One that never brought an answer is replaced once; if its successor brings none either, new issues rest for a minute,
   * then longer. A token that followed on a mere suspicion (an unlisted code) is not suspected again.
   */
  mayReplace(refused: Token, isSuspicion: boolean): boolean;
  /** The one in the store, live or not. */
  current(): Promise<Token | undefined>;
  forget(token: Token): Promise<void>;
}

/** A token this close to its end is not used any more: the call itself takes time, and clocks differ. */
const MARGIN_MS = 120_000;
/** A young token near its end was handed out again by the broker: asking once more would bring the same one. */
const MARGIN_SHARE = 0.1;

/** Reading a store or asking a broker counts as waiting only if it takes so long. */
const AT_ONCE_MS = 1000;

/** The first rest of new issues; each one after it is twice as long. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

/** A token that the store did not take is offered to it again after this. */
const SAVE_AGAIN_MS = 60_000;

export function tokenManager(parts: TokenManagerParts): TokenManager {
  const { clock, seen } = parts;
  const known = knownOf(parts.store, parts.key);

  /** The token that was handed out last, so that redaction knows it. */
  let shown: Token | undefined;

  const usable = (token: Token | undefined, refused?: Token): token is Token => {
    if (token === undefined || (refused !== undefined && isSame(token, refused))) return false;
    const life = Math.max(0, token.expiresAt - token.issuedAt);
    return clock.now() < token.expiresAt - Math.min(MARGIN_MS, life * MARGIN_SHARE);
  };
  const { stored, forget, start, saveAgain } = issues(parts, known, usable);

  return {
    async get(asking, refused) {
      const { at, signal } = asking;
      for (;;) {
        if (signal.aborted) return err(cancelled(at, signal));
        const { token: last, unsavedAt = Infinity } = known;
        if (usable(last, refused)) {
          if (last !== shown) seen(last);
          shown = last;
          if (clock.now() - unsavedAt >= SAVE_AGAIN_MS) saveAgain(at).catch(ignore);
          return ok(last);
        }
        const joined = known.pending;
        const pending = joined ?? start(refused, at);
        let issued: Issued | undefined;
        const wait = async (): Promise<void> => {
          issued = await pending;
        };
        // oxlint-disable-next-line no-await-in-loop -- one issue after another
        const isInTime = await withinBudget(asking, wait, AT_ONCE_MS);
        if (signal.aborted) return err(cancelled(at, signal));
        if (!isInTime || issued === undefined) return err(tooLate(asking));
        // An issue that was joined may have ended with its source, or brought back the very token that was refused.
        const isOurs = joined === undefined;
        if (issued.isOk()) seen(issued.value);
        if (issued.isOk() && (isOurs || !isSame(issued.value, refused))) return issued;
        if (issued.isErr() && (isOurs || issued.error.kind !== 'cancelled'))
          return err(relocated(issued.error, asking));
      }
    },
    accepted(token) {
      if (known.accepted === token) return;
      Object.assign(known, { accepted: token, fruitless: 0, restsUntil: -Infinity });
    },
    mayReplace(refused, isSuspicion) {
      if (known.token !== undefined && !isSame(known.token, refused)) return true;
      // Calls that were in flight together are refused together, and wait for one issue.
      if (isSame(refused, known.replaced?.token)) return true;
      if (isSuspicion && isSame(refused, known.unsuspected)) return false;
      if (!isSame(refused, known.accepted)) {
        const now = clock.now();
        if (now < known.restsUntil) return false;
        known.restsUntil = now + Math.min(LONGEST_REST_MS, REST_MS * 2 ** known.fruitless);
        known.fruitless += 1;
      }
      known.replaced = { token: refused, isSuspicion };
      return true;
    },
    current: stored,
    forget,
  };
}

const tooLate = ({ at }: QuestionContext): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

const relocated = (error: BrokerError, { at }: QuestionContext): BrokerError =>
  Object.freeze({
    ...error,
    at: Object.freeze({ ...error.at, operation: at.operation }),
  });

/** A failure while saving again was announced, or the next try will announce it. */
const ignore = (): void => undefined;
