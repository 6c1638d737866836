import type { Refusal } from '@investor-flow/adapter-kit';
import type { Denial } from '@investor-flow/core';

interface Denied {
  readonly reason: Denial;
  /** Whether a token issued anew may be let in. */
  readonly renew: boolean;
}

/** Codes that keep us out. */
const DENIED: Readonly<Record<string, Denied>> = {
  EGW00003: { reason: 'no-permission', renew: false },
  EGW00004: { reason: 'no-permission', renew: false },
  EGW00102: { reason: 'key-refused', renew: false },
  EGW00103: { reason: 'key-refused', renew: false },
  EGW00104: { reason: 'key-refused', renew: false },
  EGW00105: { reason: 'key-refused', renew: false },
  EGW00121: { reason: 'token-refused', renew: true },
  EGW00122: { reason: 'token-refused', renew: true },
  EGW00123: { reason: 'token-refused', renew: true },
  EGW00206: { reason: 'no-permission', renew: false },
  EGW00207: { reason: 'address-refused', renew: false },
  EGW00303: { reason: 'address-refused', renew: false },
  EGW02004: { reason: 'wrong-environment', renew: false },
  EGW02006: { reason: 'wrong-environment', renew: false },
};

/** Over a quota, and how long until asking again can help: one token a minute, one ledger call a second. */
const THROTTLED: Readonly<Record<string, { readonly retryAfterMs?: number }>> = {
  EGW00133: { retryAfterMs: 60_000 },
  EGW00201: {},
  EGW00215: { retryAfterMs: 1000 },
};

const EMPTY: ReadonlySet<string> = new Set(['KIOK0560', 'KIER2620']);

/** Faults inside the broker that it says are passing, or that pass by their nature. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'EGW00001',
  'EGW00002',
  'EGW00202',
  'EGW00203',
  'EGW00204',
  'EGW00300',
  'EGW00301',
  'EGW00302',
  'EGW00316',
  'OPSQ1002',
]);

/** "The data changed while you asked: ask again", whose code is not documented. */
const CHANGED_MEANWHILE = /자료가 변경되었습니다/;

/** Codes that mean "nothing there" even where the result says success. */
export const meansEmpty = (code: string): boolean => EMPTY.has(code.trim());

/** What a message code means, from either envelope. */
export function refusalOf(messageCode: string, message: string): Refusal {
  const code = messageCode.trim();
  const denied = Object.hasOwn(DENIED, code) ? DENIED[code] : undefined;
  if (denied !== undefined) return { kind: 'unauthenticated', code, ...denied };
  const throttled = Object.hasOwn(THROTTLED, code) ? THROTTLED[code] : undefined;
  if (throttled !== undefined) return { kind: 'throttled', code, ...throttled };
  if (EMPTY.has(code)) return { kind: 'empty', because: textOf(message), code };
  if (TRANSIENT.has(code) || CHANGED_MEANWHILE.test(message))
    return { kind: 'unavailable', code, cause: { code, message: textOf(message) } };
  return { kind: 'rejected', code, brokerMessage: textOf(message) };
}

const textOf = (message: string): string => message.trim() || 'the broker gave no reason';
