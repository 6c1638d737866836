import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import { KIWOOM_KEYS } from '../../credentials.ts';
import type { Masking } from '../../masking.ts';
import { koreanStamp } from '../../days.ts';
import { type Answer, type Body, readObject, textIn, type TokenCall } from '../../wire.ts';
import { notJson, refuse, succeed } from './envelope.ts';

const LIFE_MS = 24 * 3_600_000;

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

/** Kiwoom's one token: asking again while it lives gives the same one. */
export interface Tokens {
  get(): Token;
  isGood(token: string): boolean;
  kill(): void;
}

export function createTokens(clock: SandboxClock, masking: Masking): Tokens {
  let live: Token | undefined;
  const current = () => (live !== undefined && clock.now() < live.expiresAt ? live : undefined);
  const renew = () => {
    const value = randomBytes(64).toString('base64url');
    masking.learn(value);
    live = { value, expiresAt: Math.floor(clock.now() / 1_000) * 1_000 + LIFE_MS };
    return live;
  };
  return {
    get: () => current() ?? renew(),
    isGood: (token) => token === current()?.value,
    kill() {
      live = undefined;
    },
  };
}

/** au10001 접근토큰 발급, au10002 접근토큰 폐기. */
export const tokenCallsOf = (tokens: Tokens): readonly TokenCall[] => [
  {
    api: 'au10001',
    path: '/oauth2/token',
    answer({ text }) {
      const body = readObject(text);
      if (body === undefined) return notJson('au10001');
      const refusal = refuseGrant(body) ?? refuseKeys('au10001', body);
      if (refusal !== undefined) return refusal;
      const { value, expiresAt } = tokens.get();
      const answer = succeed('au10001', {
        expires_dt: koreanStamp(expiresAt).replace(/\D/gu, ''), // 만료일
        token_type: 'bearer', // 토큰타입
        token: value, // 접근토큰
      });
      const labels = ['token_type', 'return_code', 'return_msg'];
      return { ...answer, table: { labels, column: 'token', saturation: false } };
    },
  },
  {
    api: 'au10002',
    path: '/oauth2/revoke',
    answer({ text }) {
      const body = readObject(text);
      if (body === undefined) return notJson('au10002');
      const refusal = refuseKeys('au10002', body);
      if (refusal !== undefined) return refusal;
      const token = textIn(body, 'token');
      if (token === undefined) return refuse('au10002', 8016);
      if (!tokens.isGood(token)) return refuse('au10002', 8015);
      tokens.kill();
      return succeed('au10002', {});
    },
  },
];

function refuseGrant(body: Body): Answer | undefined {
  const grant = textIn(body, 'grant_type');
  if (grant === undefined) return refuse('au10001', 8011);
  return grant === 'client_credentials' ? undefined : refuse('au10001', 8012);
}

function refuseKeys(api: string, body: Body): Answer | undefined {
  const [appKey, secretKey] = [textIn(body, 'appkey'), textIn(body, 'secretkey')];
  if (appKey === undefined || secretKey === undefined) return refuse(api, 8020);
  const isKnown = appKey === KIWOOM_KEYS.appKey && secretKey === KIWOOM_KEYS.secretKey;
  return isKnown ? undefined : refuse(api, 8001);
}
