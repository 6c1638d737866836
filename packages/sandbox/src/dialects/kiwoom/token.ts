import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock.ts';
import { KIWOOM_KEYS } from '../../credentials.ts';
import type { Masking } from '../../masking.ts';
import { type Answer, type Body, textIn } from '../../wire.ts';
import { refuse } from './envelope.ts';

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

export function refuseKeys(api: string, body: Body): Answer | undefined {
  const [appKey, secretKey] = [textIn(body, 'appkey'), textIn(body, 'secretkey')];
  if (appKey === undefined || secretKey === undefined) return refuse(api, 8020);
  const isKnown = appKey === KIWOOM_KEYS.appKey && secretKey === KIWOOM_KEYS.secretKey;
  return isKnown ? undefined : refuse(api, 8001);
}
