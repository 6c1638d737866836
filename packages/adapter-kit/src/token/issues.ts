import {
  type BrokerError,
  cancelled,
  type Clock,
  DependencyError,
  err,
  ok,
  type QuestionContext,
  type Result,
} from '@investor-flow/core';
import { systemReason } from '../redact.ts';
import { isSame, isToken, newerThan, type Token, type TokenStore } from './store.ts';

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

/** What a caller's store does; what it throws is named, with errno and path where the system gave them. */
async function part<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw DependencyError.of('TOKEN_STORE', thrown, systemReason(thrown));
  }
}

export interface TokenManagerParts {
  readonly store: TokenStore;
  readonly key: string;
  readonly clock: Clock;
  /** Aborts when the source closes. */
  readonly ending: AbortSignal;
  /** Asks the broker; it ends with the source and not with any caller. */
  readonly issue: (at: QuestionContext['at']) => Promise<Issued>;
  /** Sees every token, so that none can slip into a text. */
  readonly seen: (token: Token) => void;
  /** Hears of what is wrong and does not stop an answer. */
  readonly notice: (at: QuestionContext['at'], because: string) => void;
}

/** How a token is read from the store, or issued and kept: one issue at a time for a key, under the lock of the store. */
export function issues(
  { store, key, clock, ending, issue, seen, notice }: TokenManagerParts,
  known: Known,
  usable: (token: Token | undefined, refused?: Token) => token is Token,
) {
  const stored = async (): Promise<Token | undefined> => {
    const token: unknown = await part(() => store.read(key));
    if (!isToken(token)) return undefined;
    seen(token);
    return token;
  };
  const locked = (work: () => Promise<void>): Promise<void> =>
    part(() => store.lock(key, work, ending));
  /** A token in hand is used even where the store does not take it. */
  const save = async (token: Token, at: QuestionContext['at']): Promise<void> => {
    try {
      await part(() => store.write(key, token));
      known.unsavedAt = undefined;
    } catch (thrown) {
      known.unsavedAt = clock.now();
      const because = thrown instanceof Error ? thrown.message : 'the token store failed';
      notice(at, `The token is kept in this process alone: ${because}`);
    }
  };
  const saveAgain = async (at: QuestionContext['at']): Promise<void> => {
    known.unsavedAt = clock.now();
    await locked(async () => {
      const theirs = await stored();
      if (usable(theirs)) {
        known.token = theirs;
        known.unsavedAt = undefined;
      } else if (known.token !== undefined) await save(known.token, at);
    });
  };

  const readOrIssue = async (
    refused: Token | undefined,
    at: QuestionContext['at'],
  ): Promise<Issued> => {
    const isSuspected = known.replaced?.isSuspicion === true;
    if (known.replaced !== undefined) known.replaced.isSuspicion = false;
    const theirs = await stored();
    if (usable(theirs, refused)) return ok(theirs);
    // What the lock itself gives is the store's affair: not every lock hands on what its work gave.
    let issued: Issued | undefined;
    await locked(async () => {
      const newer = await stored();
      if (usable(newer, refused)) {
        issued = ok(newer);
        return;
      }
      if (refused !== undefined) await part(() => store.forget(key, refused));
      issued = (await issue(at)).map((token) => newerThan(refused, token));
      if (issued.isErr()) return;
      seen(issued.value);
      if (isSuspected) known.unsuspected = issued.value;
      await save(issued.value, at);
    });
    if (issued === undefined) throw new DependencyError('TOKEN_STORE');
    return issued;
  };
  const start = (refused: Token | undefined, at: QuestionContext['at']): Promise<Issued> => {
    known.pending = readOrIssue(refused, at)
      .then(
        (issued) => {
          if (issued.isOk()) known.token = issued.value;
          return issued;
        },
        (thrown: unknown) => {
          // A source that closes while it waits for a lock has nothing to do with those who joined it.
          if (ending.aborted) return err(cancelled(at, ending));
          throw thrown;
        },
      )
      .finally(() => {
        known.pending = undefined;
      });
    return known.pending;
  };

  return {
    stored,
    saveAgain,
    start,
    // Under the lock, so that what another writes meanwhile is not thrown away with it.
    forget: async (token: Token): Promise<void> => {
      if (known.token !== undefined && isSame(known.token, token)) known.token = undefined;
      await locked(() => part(() => store.forget(key, token)));
    },
  };
}
