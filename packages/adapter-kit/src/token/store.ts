import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

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

/** No header is longer by far; the longest token seen has 350 characters. */
const LONGEST = 4096;

/** A token as an answer brings it: it goes into a header, which would lose or refuse anything but visible characters. */
export const tokenText = z
  .string('must be a string')
  .check(
    z.minLength(1, 'is blank'),
    z.maxLength(LONGEST, 'is too long'),
    z.regex(/^[\x21-\x7e]*$/, 'must be visible ASCII characters without spaces'),
  );

const schema = z.object({ value: tokenText, issuedAt: z.number(), expiresAt: z.number() });

/** A store may hold anything: a value without the shape of a token, or one that no header can carry, counts as absent. */
export const isToken = (it: unknown): it is Token => z.safeParse(schema, it).success;

/** A broker may hand out the same text again; then the two differ in the time of issue alone. */
export const isSame = (token: Token, refused: Token | undefined): boolean =>
  refused !== undefined && token.value === refused.value && token.issuedAt <= refused.issuedAt;

export const newerThan = (refused: Token | undefined, token: Token): Token =>
  refused === undefined
    ? token
    : { ...token, issuedAt: Math.max(token.issuedAt, refused.issuedAt + 1) };

/** One name for all processes that share a token and a quota; the key and the secret cannot be read from it. */
export function storeKey(parts: {
  readonly broker: string;
  readonly baseUrl: string;
  readonly key: string;
  readonly secret: string;
}): string {
  const { host } = new URL(parts.baseUrl);
  const text = JSON.stringify([parts.broker, host, parts.key, parts.secret]);
  return `${parts.broker}-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
