import { tokenText } from './token-text.ts';

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
  /** Runs one work at a time for a key; somebody who still waits is let go once the signal aborts. */
  lock<Value>(key: string, work: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
}

/** A store may hold anything: a value without the shape of a token, or one that no header can carry, counts as absent. */
export const isToken = (it: unknown): it is Token =>
  typeof it === 'object' &&
  it !== null &&
  'value' in it &&
  'issuedAt' in it &&
  'expiresAt' in it &&
  tokenText.safeParse(it.value).success &&
  Number.isFinite(it.issuedAt) &&
  Number.isFinite(it.expiresAt);

/** A broker may hand out the same text again; then the two differ in the time of issue alone. */
export const isSame = (token: Token, refused: Token | undefined): boolean =>
  refused !== undefined && token.value === refused.value && token.issuedAt <= refused.issuedAt;

export const newerThan = (refused: Token | undefined, token: Token): Token =>
  refused === undefined
    ? token
    : { ...token, issuedAt: Math.max(token.issuedAt, refused.issuedAt + 1) };
