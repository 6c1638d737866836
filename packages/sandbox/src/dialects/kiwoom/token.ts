import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import { KIWOOM_KEYS } from '../../credentials.ts';
import { koreanStamp } from '../../days.ts';
import type { Masking } from '../../masking.ts';
import { type Answer, readObject, type Table, textIn, type WireRequest } from '../../wire.ts';
import { refuse, succeed } from './envelope.ts';

const LIFE_MS = 24 * 3_600_000;

const TABLE: Table = {
  list: undefined,
  labels: ['token_type', 'return_code', 'return_msg'],
  column: 'token',
};

/** Kiwoom's one token: asking again while it lives gives the same one. */
export interface Tokens {
  issue(request: WireRequest): Answer;
  revoke(request: WireRequest): Answer;
  isGood(token: string): boolean;
  kill(): void;
}

export function createTokens(clock: SandboxClock, masking: Masking): Tokens {
  let live: { readonly value: string; readonly expiresAt: number } | undefined;
  const current = () => (live !== undefined && clock.now() < live.expiresAt ? live : undefined);
  const renew = () => {
    const value = randomBytes(64).toString('base64url');
    masking.learn(value);
    live = { value, expiresAt: Math.floor(clock.now() / 1_000) * 1_000 + LIFE_MS };
    return live;
  };

  return {
    issue(request) {
      const body = readObject(request.text);
      if (body === undefined) return notJson('au10001');
      const grant = textIn(body, 'grant_type');
      if (grant === undefined) return refuse('au10001', 8011);
      if (grant !== 'client_credentials') return refuse('au10001', 8012);
      const refusal = refuseKeys('au10001', body);
      if (refusal !== undefined) return refusal;
      const { value, expiresAt } = current() ?? renew();
      const payload = {
        expires_dt: koreanStamp(expiresAt).replace(/\D/gu, ''), // 만료일
        token_type: 'bearer', // 토큰타입
        token: value, // 접근토큰
      };
      return succeed('au10001', payload, TABLE);
    },
    revoke(request) {
      const body = readObject(request.text);
      if (body === undefined) return notJson('au10002');
      const refusal = refuseKeys('au10002', body);
      if (refusal !== undefined) return refusal;
      const token = textIn(body, 'token');
      if (token === undefined) return refuse('au10002', 8016);
      if (token !== current()?.value) return refuse('au10002', 8015);
      live = undefined;
      return succeed('au10002', {});
    },
    isGood: (token) => token === current()?.value,
    kill() {
      live = undefined;
    },
  };
}

export const notJson = (api: string): Answer =>
  refuse(api, 1517, '. 파라미터=body 실패사유=JSON 형식이 아닙니다');

function refuseKeys(api: string, body: Readonly<Record<string, unknown>>): Answer | undefined {
  const [appKey, secretKey] = [textIn(body, 'appkey'), textIn(body, 'secretkey')];
  if (appKey === undefined || secretKey === undefined) return refuse(api, 8020);
  const isKnown = appKey === KIWOOM_KEYS.appKey && secretKey === KIWOOM_KEYS.secretKey;
  return isKnown ? undefined : refuse(api, 8001);
}
