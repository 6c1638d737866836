import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import { KOREA_INVESTMENT_KEYS } from '../../credentials.ts';
import type { Masking } from '../../masking.ts';
import type { ErrorCode } from './envelope.ts';

export const LIFE_MS = 24 * 3_600_000;
const SAME_TOKEN_MS = 6 * 3_600_000;
const ISSUE_INTERVAL_MS = 60_000;

interface Issued {
  readonly value: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Korea Investment’s tokens: the same for six hours, and at most one asked for a minute. */
export interface Tokens {
  /** Nothing when it is asked for too soon. */
  issue(): Issued | undefined;
  /** Whether there was such a token to revoke. */
  revoke(token: string): boolean;
  /** The code that refuses a token; nothing for a good one. */
  refusalOf(token: string): ErrorCode | undefined;
  kill(): void;
}

export function createTokens(clock: SandboxClock, masking: Masking): Tokens {
  const alive = new Map<string, Issued>();
  let newest: Issued | undefined;
  let lastAskedAt = -Infinity;

  function mint(now: number): Issued {
    const issuedAt = Math.floor(now / 1_000) * 1_000;
    const expiresAt = issuedAt + LIFE_MS;
    const issued = { value: writeJwt(issuedAt, expiresAt), issuedAt, expiresAt };
    masking.learn(issued.value);
    alive.set(issued.value, issued);
    newest = issued;
    return issued;
  }

  return {
    issue() {
      const now = clock.now();
      if (Math.abs(now - lastAskedAt) < ISSUE_INTERVAL_MS) return undefined;
      lastAskedAt = now;
      return newest !== undefined && now - newest.issuedAt < SAME_TOKEN_MS ? newest : mint(now);
    },
    revoke(token) {
      if (newest?.value === token) newest = undefined;
      return alive.delete(token);
    },
    refusalOf(token) {
      const issued = alive.get(token);
      if (issued === undefined) return 'EGW00121';
      return clock.now() < issued.expiresAt ? undefined : 'EGW00123';
    },
    kill() {
      alive.clear();
      newest = undefined;
    },
  };
}

/** What is wrong with the keys a call came with. */
export function refuseKeys(
  appKey: string | undefined,
  appSecret: string | undefined,
): ErrorCode | undefined {
  if (appKey === undefined) return 'EGW00102';
  if (appSecret === undefined) return 'EGW00104';
  if (appKey !== KOREA_INVESTMENT_KEYS.appKey) return 'EGW00103';
  return appSecret === KOREA_INVESTMENT_KEYS.appSecret ? undefined : 'EGW00105';
}

function writeJwt(issuedAt: number, expiresAt: number): string {
  const part = (content: object): string =>
    Buffer.from(JSON.stringify(content)).toString('base64url');
  const said = [
    part({ typ: 'JWT', alg: 'HS512' }),
    part({
      sub: 'token',
      aud: randomUUID(),
      iss: 'unogw',
      exp: expiresAt / 1_000,
      iat: issuedAt / 1_000,
      jti: KOREA_INVESTMENT_KEYS.appKey,
    }),
  ].join('.');
  return `${said}.${createHmac('sha512', randomBytes(32)).update(said).digest('base64url')}`;
}
