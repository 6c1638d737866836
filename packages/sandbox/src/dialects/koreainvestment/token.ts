import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import { KOREA_INVESTMENT_KEYS } from '../../credentials.ts';
import type { Masking } from '../../masking.ts';
import { koreanStamp } from '../../days.ts';
import { readObject, textIn, type TokenCall, type WireRequest } from '../../wire.ts';
import { type ErrorCode, give, refuse } from './envelope.ts';

const LIFE_MS = 24 * 3_600_000;
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

/** tokenP 접근토큰발급, revokeP 접근토큰폐기. */
export const tokenCallsOf = (tokens: Tokens): readonly TokenCall[] => [
  {
    api: 'tokenP',
    path: '/oauth2/tokenP',
    answer(request) {
      const refusal = refuseIssue(request);
      if (refusal !== undefined) return refuse('tokenP', refusal);
      const issued = tokens.issue();
      if (issued === undefined) return refuse('tokenP', 'EGW00133');
      const answer = give({
        access_token: issued.value,
        access_token_token_expired: koreanStamp(issued.expiresAt),
        token_type: 'Bearer',
        expires_in: LIFE_MS / 1_000,
      });
      const labels = ['token_type'];
      return { ...answer, table: { labels, column: 'access_token', saturation: false } };
    },
  },
  {
    api: 'revokeP',
    path: '/oauth2/revokeP',
    answer(request) {
      const body = readObject(request.text) ?? {};
      const refusal = refuseKeys(textIn(body, 'appkey'), textIn(body, 'appsecret'));
      if (refusal !== undefined) return refuse('revokeP', refusal);
      const token = textIn(body, 'token');
      if (token === undefined || !tokens.revoke(token)) return refuse('revokeP', 'EGW00121');
      return give({ code: 200, message: '접근토큰 폐기에 성공하였습니다' });
    },
  },
];

function refuseIssue({ text }: WireRequest): ErrorCode | undefined {
  const body = readObject(text);
  if (body === undefined) return 'EGW00132';
  const grant = textIn(body, 'grant_type');
  if (grant === undefined) return 'EGW00115';
  if (grant !== 'client_credentials') return 'EGW00116';
  return refuseKeys(textIn(body, 'appkey'), textIn(body, 'appsecret'));
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
