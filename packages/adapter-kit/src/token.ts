import { type BrokerError, err, failure, ok, type Result } from '@investor-flow/core';
import { type Asking, cancelled, withinPatience } from './asking.ts';
import type { Clock } from './clock.ts';
import { PartFailed } from './lifetime.ts';

/** What a broker lets us in with; instants are epoch milliseconds. */
export interface Token {
  readonly value: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Where tokens are kept between calls, processes or machines; its keys hold no secret. */
export interface TokenStore {
  read(key: string): Promise<Token | undefined>;
  write(key: string, token: Token): Promise<void>;
  /** Only if it is still this one. */
  forget(key: string, token: Token): Promise<void>;
  /** Runs one work at a time for a key. */
  lock<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
}

type Held = Result<Token, BrokerError>;
type Found = Result<Token | undefined, BrokerError>;

/** Keeps one live token for one key. */
export interface TokenKeeper {
  get(asking: Asking): Promise<Held>;
  /** After the broker refused this token: a newer one, issued once however many callers ask. */
  renew(refused: Token, asking: Asking): Promise<Held>;
  /** The one in the store, live or not. */
  current(): Promise<Token | undefined>;
  forget(token: Token): Promise<void>;
}

export interface TokenKeeperParts {
  readonly store: TokenStore;
  readonly key: string;
  readonly clock: Clock;
  /** Asks the broker; it ends with the source and not with any caller. */
  readonly issue: (at: Asking['at']) => Promise<Held>;
  /** Sees every token, so that none can slip into a text. */
  readonly seen: (token: Token) => void;
}

/** A token this close to its end is not used any more: the call itself takes time, and clocks differ. */
const MARGIN_MS = 120_000;
/** A young token near its end was handed out again by the broker: asking once more would bring the same one. */
const MARGIN_SHARE = 0.1;

/** Reading a store or asking a broker is no waiting, unless it takes so long. */
const AT_ONCE_MS = 1000;

/** Issues under way, shared by every source that has the same store and key. */
const FLIGHTS = new WeakMap<TokenStore, Map<string, Promise<Held>>>();

export function tokenKeeper({ store, key, clock, issue, seen }: TokenKeeperParts): TokenKeeper {
  const flights = FLIGHTS.get(store) ?? new Map<string, Promise<Held>>();
  FLIGHTS.set(store, flights);

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
  const usable = async (refused: Token | undefined): Promise<Token | undefined> => {
    const token = await stored();
    return token !== undefined && live(token) && !isSame(token, refused) ? token : undefined;
  };

  const found = async (refused: Token | undefined, asking: Asking): Promise<Found> => {
    let token: Token | undefined;
    const inTime = await withinPatience(
      asking,
      async () => {
        token = await usable(refused);
      },
      AT_ONCE_MS,
    );
    if (asking.signal.aborted) return err(cancelled(asking.at, asking.signal));
    return inTime ? ok(token) : err(outOfPatience(asking));
  };

  const foundOrIssued = async (refused: Token | undefined, at: Asking['at']): Promise<Held> => {
    const newer = await usable(refused);
    if (newer !== undefined) return ok(newer);
    if (refused !== undefined) await part(() => store.forget(key, refused));
    const issued = (await issue(at)).map((token) => newerThan(refused, token));
    if (issued.isOk()) {
      seen(issued.value);
      await part(() => store.write(key, issued.value));
    }
    return issued;
  };
  const fly = (refused: Token | undefined, at: Asking['at']): Promise<Held> => {
    const flight = part(async () => {
      let landed: Held | undefined;
      // What the lock itself brings back is the store's affair: not every lock hands on what its work gave.
      await store.lock(key, async () => {
        landed = await foundOrIssued(refused, at);
      });
      if (landed === undefined) throw new PartFailed('TOKEN_STORE');
      return landed;
    }).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };

  const obtain = async (refused: Token | undefined, asking: Asking): Promise<Held> => {
    for (;;) {
      if (asking.signal.aborted) return err(cancelled(asking.at, asking.signal));
      const joined = flights.get(key);
      const flight = joined ?? fly(refused, asking.at);
      let landed: Held | undefined;
      const inTime = await withinPatience(
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

  const hold = async (refused: Token | undefined, asking: Asking): Promise<Held> => {
    const read = await found(refused, asking);
    if (read.isErr()) return err(read.error);
    return read.value === undefined ? obtain(refused, asking) : ok(read.value);
  };

  return {
    get: (asking) => hold(undefined, asking),
    renew: hold,
    current: stored,
    forget: (token) => part(() => store.forget(key, token)),
  };
}

/** A broker may hand out the same text again; then only the time of issue tells the two apart. */
const isSame = (token: Token, refused: Token | undefined): boolean =>
  refused !== undefined && token.value === refused.value && token.issuedAt <= refused.issuedAt;

const newerThan = (refused: Token | undefined, token: Token): Token =>
  refused === undefined
    ? token
    : { ...token, issuedAt: Math.max(token.issuedAt, refused.issuedAt + 1) };

/** A store may hold anything: what is no token is no token. */
export const isToken = (it: unknown): it is Token =>
  typeof it === 'object' &&
  it !== null &&
  'value' in it &&
  'issuedAt' in it &&
  'expiresAt' in it &&
  typeof it.value === 'string' &&
  it.value !== '' &&
  Number.isFinite(it.issuedAt) &&
  Number.isFinite(it.expiresAt);

const outOfPatience = ({ at }: Asking): BrokerError =>
  failure.throttled(at, {}, 'The token did not come within the time this question may wait');

const relocated = (error: BrokerError, { at }: Asking): BrokerError =>
  Object.freeze({
    ...error,
    at: Object.freeze({ ...error.at, operation: at.operation }),
  });

async function part<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof PartFailed ? thrown : new PartFailed('TOKEN_STORE');
  }
}
