import {
  type QuestionContext,
  cancelled,
  withinBudget,
  type Clock,
  DependencyError,
  type BrokerError,
  err,
  failure,
  ok,
  type Result,
} from '@investor-flow/core';
import { isSame, isToken, newerThan, type Token, type TokenStore } from './store.ts';

type Held = Result<Token, BrokerError>;
type Found = Result<Token | undefined, BrokerError>;

/** Keeps one live token for one key. */
export interface TokenKeeper {
  get(asking: QuestionContext): Promise<Held>;
  /** After the broker refused this token: a newer one, issued once however many callers ask. */
  renew(refused: Token, asking: QuestionContext): Promise<Held>;
  /** The one in the store, live or not. */
  current(): Promise<Token | undefined>;
  forget(token: Token): Promise<void>;
}

export interface TokenKeeperParts {
  readonly store: TokenStore;
  readonly key: string;
  readonly clock: Clock;
  /** Aborts when the source closes. */
  readonly ending: AbortSignal;
  /** Asks the broker; it ends with the source and not with any caller. */
  readonly issue: (at: QuestionContext['at']) => Promise<Held>;
  /** Sees every token, so that none can slip into a text. */
  readonly seen: (token: Token) => void;
}

/** A token this close to its end is not used any more: the call itself takes time, and clocks differ. */
const MARGIN_MS = 120_000;
/** A young token near its end was handed out again by the broker: asking once more would bring the same one. */
const MARGIN_SHARE = 0.1;

/** Reading a store or asking a broker is no waiting, unless it takes so long. */
const AT_ONCE_MS = 1000;

/** What every source of this process that has the same store knows of its keys. */
interface Known {
  /** Issues under way. */
  readonly flights: Map<string, Promise<Held>>;
  /** Tokens that were issued and that the store would not take: asking for another would be one too many. */
  readonly unsaved: Map<string, Token>;
}

const KNOWN = new WeakMap<TokenStore, Known>();

function knownOf(store: TokenStore): Known {
  const known = KNOWN.get(store) ?? { flights: new Map(), unsaved: new Map() };
  KNOWN.set(store, known);
  return known;
}

export function tokenKeeper({
  store,
  key,
  clock,
  ending,
  issue,
  seen,
}: TokenKeeperParts): TokenKeeper {
  const { flights, unsaved } = knownOf(store);

  const stored = async (): Promise<Token | undefined> => {
    const token: unknown = await part(() => store.read(key));
    if (!isToken(token)) return undefined;
    seen(token);
    return token;
  };
  const live = (token: Token): boolean => {
    const life = Math.max(0, token.expiresAt - token.issuedAt);
    return clock.now() < token.expiresAt - Math.min(MARGIN_MS, life * MARGIN_SHARE);
  };
  const good = (token: Token | undefined, refused: Token | undefined): Token | undefined =>
    token !== undefined && live(token) && !isSame(token, refused) ? token : undefined;
  const usable = async (refused: Token | undefined): Promise<Token | undefined> =>
    good(await stored(), refused);
  const save = async (token: Token): Promise<void> => {
    unsaved.set(key, token);
    await part(() => store.write(key, token));
    unsaved.delete(key);
  };

  const found = async (refused: Token | undefined, asking: QuestionContext): Promise<Found> => {
    let token: Token | undefined;
    const inTime = await withinBudget(
      asking,
      async () => {
        token = await usable(refused);
      },
      AT_ONCE_MS,
    );
    if (asking.signal.aborted) return err(cancelled(asking.at, asking.signal));
    return inTime ? ok(token) : err(outOfPatience(asking));
  };

  const foundOrIssued = async (
    refused: Token | undefined,
    at: QuestionContext['at'],
  ): Promise<Held> => {
    const newer = await usable(refused);
    if (newer !== undefined) return ok(newer);
    const left = good(unsaved.get(key), refused);
    if (left !== undefined) {
      await save(left);
      return ok(left);
    }
    if (refused !== undefined) await part(() => store.forget(key, refused));
    const issued = (await issue(at)).map((token) => newerThan(refused, token));
    if (issued.isOk()) {
      seen(issued.value);
      await save(issued.value);
    }
    return issued;
  };
  const locked = async (work: () => Promise<void>): Promise<void> => {
    await part(() => store.lock(key, work, ending));
  };
  const fly = (refused: Token | undefined, at: QuestionContext['at']): Promise<Held> => {
    const flying = async (): Promise<Held> => {
      let landed: Held | undefined;
      try {
        // What the lock itself brings back is the store's affair: not every lock hands on what its work gave.
        await locked(async () => {
          landed = await foundOrIssued(refused, at);
        });
      } catch (thrown) {
        // A source that closes while it waits for a lock has nothing to do with those who join it.
        if (ending.aborted) return err(cancelled(at, ending));
        throw thrown;
      }
      if (landed === undefined) throw new DependencyError('TOKEN_STORE');
      return landed;
    };
    const flight = flying().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };

  const obtain = async (refused: Token | undefined, asking: QuestionContext): Promise<Held> => {
    for (;;) {
      if (asking.signal.aborted) return err(cancelled(asking.at, asking.signal));
      const joined = flights.get(key);
      const flight = joined ?? fly(refused, asking.at);
      let landed: Held | undefined;
      const inTime = await withinBudget(
        asking,
        async () => {
          landed = await flight;
        },
        AT_ONCE_MS,
      );
      if (asking.signal.aborted) return err(cancelled(asking.at, asking.signal));
      if (!inTime || landed === undefined) return err(outOfPatience(asking));
      // Somebody else's flight may have ended with their source, or brought back the very token that was refused.
      const ours = joined === undefined;
      if (landed.isOk()) seen(landed.value);
      if (landed.isOk() && (ours || !isSame(landed.value, refused))) return landed;
      if (landed.isErr() && (ours || landed.error.kind !== 'cancelled'))
        return err(relocated(landed.error, asking));
    }
  };

  const hold = async (refused: Token | undefined, asking: QuestionContext): Promise<Held> => {
    const read = await found(refused, asking);
    if (read.isErr()) return err(read.error);
    return read.value === undefined ? obtain(refused, asking) : ok(read.value);
  };

  return {
    get: (asking) => hold(undefined, asking),
    renew: hold,
    current: stored,
    // Under the lock, so that what somebody writes meanwhile is not thrown away with it.
    forget: (token) => locked(() => part(() => store.forget(key, token))),
  };
}

const outOfPatience = ({ at }: QuestionContext): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

const relocated = (error: BrokerError, { at }: QuestionContext): BrokerError =>
  Object.freeze({
    ...error,
    at: Object.freeze({ ...error.at, operation: at.operation }),
  });

async function part<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof DependencyError ? thrown : new DependencyError('TOKEN_STORE');
  }
}
