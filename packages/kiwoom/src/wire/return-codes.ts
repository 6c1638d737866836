import type { Refusal } from '@investor-flow/adapter-kit';
import type { Denial } from '@investor-flow/core';

interface Denied {
  readonly reason: Denial;
  /** Whether a token issued anew may be let in. */
  readonly renew: boolean;
}

/** Codes that keep us out. */
const DENIED: Readonly<Record<string, Denied>> = {
  '8001': { reason: 'key-refused', renew: false },
  '8002': { reason: 'key-refused', renew: false },
  '8003': { reason: 'token-refused', renew: true },
  '8005': { reason: 'token-refused', renew: true },
  '8010': { reason: 'address-refused', renew: true }, // a token is bound to the address it was issued to
  '8020': { reason: 'key-refused', renew: false },
  '8030': { reason: 'wrong-environment', renew: false },
  '8031': { reason: 'wrong-environment', renew: true },
  '8040': { reason: 'address-refused', renew: false },
  '8050': { reason: 'address-refused', renew: false },
  '8103': { reason: 'token-refused', renew: true },
};

const THROTTLED: ReadonlySet<string> = new Set(['1700', '1701', '1702']);
const EMPTY: ReadonlySet<string> = new Set(['1901', '1902', '1903']);
const TRANSIENT: ReadonlySet<string> = new Set(['1999']);

/** The class of failed sign-ins, for answers that name no code. */
const AUTH_CLASS = 3;

/**
 * What a return code means.
 *
 * `return_code` is only a class; the documented code stands inside `return_msg` (measured), or is the return code itself.
 */
export function refusalOf(returnCode: number, message: string): Refusal {
  const code = codeIn(message) ?? String(returnCode);
  const denied = Object.hasOwn(DENIED, code) ? DENIED[code] : undefined;
  if (denied !== undefined) return { kind: 'unauthenticated', code, ...denied };
  // Class 5 is more than the quota, so the quota's code or its name must stand in the text.
  if (THROTTLED.has(code) || message.includes('유량')) return throttled(code, message);
  if (EMPTY.has(code)) return { kind: 'empty', because: textOf(message), code };
  if (TRANSIENT.has(code))
    return { kind: 'unavailable', code, cause: { code, message: textOf(message) } };
  if (returnCode === AUTH_CLASS && codeIn(message) === undefined)
    return { kind: 'unauthenticated', reason: 'token-refused', renew: true };
  return { kind: 'rejected', code, brokerMessage: textOf(message) };
}

function throttled(code: string, message: string): Refusal {
  const perSecond = Number(/(?<!총)유량\s*=\s*(\d+)/.exec(message)?.[1]);
  return { kind: 'throttled', code, ...(perSecond > 0 ? { perSecond } : {}) };
}

/** `…[8005:Token이 …]` and `[2000](RC4058:…)`. */
const codeIn = (message: string): string | undefined =>
  /\[([A-Z]{0,2}\d{4})[:\]]/.exec(message)?.[1];

const textOf = (message: string): string => message.trim() || 'the broker gave no reason';
