import { systemReason } from '../quote.ts';
import type { Refusal } from './refusal.ts';

/** Why nothing came back: no connection, no whole answer in time, or one that is too large. */
export type NoAnswer = Extract<Refusal, { readonly kind: 'unavailable' | 'unreadable' }>;

const failed = (code: string, message: string): NoAnswer => ({
  kind: 'unavailable',
  cause: { code, message },
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

const TOO_LARGE: NoAnswer = {
  kind: 'unreadable',
  issues: [{ path: '', message: 'the answer is larger than 4 MiB' }],
};

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
  if (message.startsWith('maxContentLength')) return TOO_LARGE;
  // A host with several addresses fails with one error over all of them, which has no text of its own.
  return failed(code, message.trim() || 'no connection could be made');
}
