import {
  type BrokerError,
  cancelled,
  type Clock,
  DependencyError,
  err,
  failure,
  ok,
  type Origin,
  type QuestionContext,
  withinBudget,
} from '@investor-flow/core';
import { systemReason } from '../redact.ts';
import { type Issued, knownOf, mayReplace } from './known.ts';
import { isSame, isToken, newerThan, type Token, type TokenStore } from './store.ts';

export interface TokenManagerParts {
  readonly store: TokenStore;
  readonly key: string;
  readonly clock: Clock;
  /** Aborts when the source closes. */
  readonly ending: AbortSignal;
  /** Asks the broker; it ends with the source and not with any caller. */
  readonly issue: (at: Origin) => Promise<Issued>;
  /** Sees every token, so that none can slip into a text. */
  readonly seen: (token: Token) => void;
  /** Hears of what is wrong and does not stop an answer. */
  readonly notice: (at: Origin, because: string) => void;
}

/** A token this close to its end is not used any more: the call itself takes time, and clocks differ. */
const MARGIN_MS = 120_000;
/** A young token near its end was handed out again by the broker: asking once more would bring the same one. */
const MARGIN_SHARE = 0.1;

/** Reading a store or asking a broker counts as waiting only if it takes so long. */
const AT_ONCE_MS = 1000;
/** A token that the store did not take is offered to it again after this. */
const SAVE_AGAIN_MS = 60_000;

export type TokenManager = ReturnType<typeof tokenManager>;

/** Keeps one live token for one key: read from the store, or issued and kept, one issue at a time under the lock of the store. */
export function tokenManager(parts: TokenManagerParts) {
  const { store, key, clock, ending, issue, seen, notice } = parts;
  const known = knownOf(store, key);
  /** The token that was handed out last, so that redaction knows it. */
  let shown: Token | undefined;

  const usable = (token: Token | undefined, refused?: Token): token is Token => {
    if (token === undefined || (refused !== undefined && isSame(token, refused))) return false;
    const life = Math.max(0, token.expiresAt - token.issuedAt);
    return clock.now() < token.expiresAt - Math.min(MARGIN_MS, life * MARGIN_SHARE);
  };
  /** The one in the store, live or not. */
  const stored = async (): Promise<Token | undefined> => {
    const token: unknown = await part(() => store.read(key));
    if (!isToken(token)) return undefined;
    seen(token);
    return token;
  };
  const locked = (work: () => Promise<void>): Promise<void> =>
    part(() => store.lock(key, work, ending));
  /** A token in hand is used even where the store does not take it. */
  const save = async (token: Token, at: Origin): Promise<void> => {
    try {
      await part(() => store.write(key, token));
      known.unsavedAt = undefined;
    } catch (thrown) {
      known.unsavedAt = clock.now();
      const because = thrown instanceof Error ? thrown.message : 'the token store failed';
      notice(at, `The token is kept in this process alone: ${because}`);
    }
  };
  const saveAgain = async (at: Origin): Promise<void> => {
    known.unsavedAt = clock.now();
    await locked(async () => {
      const theirs = await stored();
      if (usable(theirs)) {
        known.token = theirs;
        known.unsavedAt = undefined;
      } else if (known.token !== undefined) await save(known.token, at);
    });
  };

  const readAgainOrIssue = async (
    refused: Token | undefined,
    at: Origin,
    isSuspected: boolean,
  ): Promise<Issued> => {
    const newer = await stored();
    if (usable(newer, refused)) return ok(newer);
    if (refused !== undefined) await part(() => store.forget(key, refused));
    const issued = (await issue(at)).map((token) => newerThan(refused, token));
    if (issued.isErr()) return issued;
    seen(issued.value);
    if (isSuspected) known.unsuspected = issued.value;
    await save(issued.value, at);
    return issued;
  };
  const readOrIssue = async (refused: Token | undefined, at: Origin): Promise<Issued> => {
    const isSuspected = known.replaced?.isSuspicion === true;
    if (known.replaced !== undefined) known.replaced.isSuspicion = false;
    const theirs = await stored();
    // What the lock itself gives is the store's affair: not every lock hands on what its work gave.
    let issued: Issued | undefined = usable(theirs, refused) ? ok(theirs) : undefined;
    if (issued === undefined)
      await locked(async () => {
        issued = await readAgainOrIssue(refused, at, isSuspected);
      });
    if (issued === undefined) throw new DependencyError('TOKEN_STORE');
    if (issued.isOk()) known.token = issued.value;
    return issued;
  };
  const start = (refused: Token | undefined, at: Origin): Promise<Issued> => {
    known.pending = readOrIssue(refused, at)
      .catch((thrown: unknown) => {
        // A source that closes while it waits for a lock has nothing to do with those who joined it.
        if (ending.aborted) return err(cancelled(at, ending));
        throw thrown;
      })
      .finally(() => {
        known.pending = undefined;
      });
    return known.pending;
  };

  return {
    /** A live one; after the broker refused one, a newer one. It is issued once however many callers ask. */
    async get(asking: QuestionContext, refused?: Token): Promise<Issued> {
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
    /** The broker let this token in. */
    accepted(token: Token): void {
      if (known.accepted === token) return;
      Object.assign(known, { accepted: token, fruitless: 0, restsUntil: -Infinity });
    },
    mayReplace: (refused: Token, isSuspicion: boolean): boolean =>
      mayReplace(known, refused, isSuspicion, clock.now()),
    current: stored,
    /** Under the lock, so that what another writes meanwhile is not thrown away with it. */
    async forget(token: Token): Promise<void> {
      if (known.token !== undefined && isSame(known.token, token)) known.token = undefined;
      await locked(() => part(() => store.forget(key, token)));
    },
  };
}

/** What a caller's store does; what it throws is named, with errno and path where the system gave them. */
async function part<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw DependencyError.of('TOKEN_STORE', thrown, systemReason(thrown));
  }
}

const tooLate = ({ at }: QuestionContext): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

const relocated = (error: BrokerError, { at }: QuestionContext): BrokerError =>
  Object.freeze({ ...error, at: Object.freeze({ ...error.at, operation: at.operation }) });

/** A failure while saving again was announced, or the next try will announce it. */
const ignore = (): void => undefined;
