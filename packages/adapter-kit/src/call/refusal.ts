import type { BrokerError } from '@investor-flow/core';
import { systemReason } from '../redact.ts';

/** An error of core without what the pipeline adds. */
type Said<Kind extends BrokerError['kind']> = Omit<
  Extract<BrokerError, { readonly kind: Kind }>,
  'at' | 'message' | 'attempts' | 'received'
>;

/** What one answer of a broker means when it is not the data asked for; the pipeline makes a failure of it. */
export type Refusal =
  | (Said<'unauthenticated'> & {
      /** Whether a new token may help. */
      readonly renew: boolean;
    })
  | (Said<'throttled'> & {
      /** The quota, where the broker names it. */
      readonly perSecond?: number;
    })
  | Said<'rejected'>
  | Said<'empty'>
  | NoAnswer;

/** What a status alone says, of an answer in JSON whose body says nothing. */
export function refusalByStatus(status: number): Refusal {
  const code = `HTTP ${status}`;
  if (status === 401 || status === 403)
    return { kind: 'unauthenticated', reason: 'token-refused', renew: true };
  if (status === 429) return { kind: 'throttled', code };
  if (status >= 500) return failed(code, 'the broker answered with a server fault');
  // Too slow a request, and one too early in a connection: the same may succeed in a moment.
  if (status === 408 || status === 425) return failed(code, 'the request was not taken in time');
  if (status >= 400) return { kind: 'rejected', code, brokerMessage: 'the broker gave no reason' };
  return unreadable(`status ${status} without the body this call has`);
}

/** The cause of an answer that is not JSON. */
export const NOT_JSON = 'NOT_JSON';

/** A body that is not JSON is a gateway's word and never the broker's; some statuses say something without one. */
export function refusalWithoutJson(status: number, text: string): Refusal {
  const isEmpty = text.trim() === '';
  const byStatus = refusalByStatus(status);
  if (byStatus.kind === 'throttled' || byStatus.kind === 'unavailable') return byStatus;
  if (status === 401 && isEmpty) return byStatus;
  const message = `status ${status} with ${isEmpty ? 'an empty body' : 'a body that is not JSON'}`;
  return failed(NOT_JSON, message);
}

/** Whether a refusal with a code that the adapter does not know speaks of the token. */
export const isSuspicion = (refusal: Refusal, status: number): boolean =>
  refusal.kind === 'rejected' &&
  (status === 401 || status === 403 || /토큰|token/i.test(refusal.brokerMessage));

/** Why nothing came back: no connection, no whole answer in time, or one that is too large. */
export type NoAnswer = Said<'unavailable'> | Said<'unreadable'>;

const failed = (code: string, message: string): NoAnswer => ({
  kind: 'unavailable',
  cause: { code, message },
});

const unreadable = (message: string): NoAnswer => ({
  kind: 'unreadable',
  issues: [{ path: '', message }],
});

/** What was thrown in place of an answer, and whether the request went over a connection that was open before. */
export interface Failed {
  readonly thrown: unknown;
  readonly isReused: boolean;
}

/** The server had closed the connection between two calls: it has not read this one. */
export const isClosedBefore = ({ thrown, isReused }: Failed): boolean =>
  isReused && isAxiosError(thrown) && (thrown.code === 'ECONNRESET' || thrown.code === 'EPIPE');

export const timedOut = (timeoutMs: number): NoAnswer =>
  failed('TIMEOUT', `no whole answer within ${timeoutMs} ms`);

const isAxiosError = (thrown: unknown): thrown is Error & { readonly code?: string } =>
  thrown instanceof Error && 'isAxiosError' in thrown;

/** Keeps a code and a sentence; the request, with its token, is let go here. */
export function noAnswer(thrown: unknown): NoAnswer {
  if (!isAxiosError(thrown)) {
    const reason = systemReason(thrown);
    const message = 'the request could not be made';
    return failed('UNKNOWN', reason === undefined ? message : `${message}: ${reason}`);
  }
  const { code = 'UNKNOWN', message } = thrown;
  if (message.startsWith('maxContentLength')) return unreadable('the answer is larger than 4 MiB');
  // A host with several addresses fails with one error over all of them, which has no text of its own.
  return failed(code, message.trim() || 'no connection could be made');
}
