import type { Cause, Denial, Issue } from '@investor-flow/core';

/** What one answer of a broker means when it is not the data asked for; the pipeline makes a failure of it. */
export type Refusal =
  | {
      readonly kind: 'unauthenticated';
      readonly reason: Denial;
      readonly code?: string;
      /** Whether a new token may help. */
      readonly renew: boolean;
    }
  | {
      readonly kind: 'throttled';
      readonly code?: string;
      readonly retryAfterMs?: number;
      /** The quota, where the broker names it. */
      readonly perSecond?: number;
    }
  | { readonly kind: 'rejected'; readonly code: string; readonly brokerMessage: string }
  | { readonly kind: 'empty'; readonly because: string; readonly code?: string }
  | { readonly kind: 'unreadable'; readonly issues: readonly Issue[] }
  | { readonly kind: 'unavailable'; readonly cause: Cause; readonly code?: string };

/** What a status alone says, of an answer whose body says nothing. */
export function refusalByStatus(status: number): Refusal {
  const code = `HTTP ${status}`;
  if (status === 401 || status === 403)
    return { kind: 'unauthenticated', reason: 'token-refused', renew: true };
  if (status === 429) return { kind: 'throttled', code };
  if (status >= 500)
    return {
      kind: 'unavailable',
      cause: { code, message: 'the broker answered with a server fault' },
    };
  if (status >= 400) return { kind: 'rejected', code, brokerMessage: 'the broker gave no reason' };
  return {
    kind: 'unreadable',
    issues: [{ path: '', message: `status ${status} without the body this call has` }],
  };
}
