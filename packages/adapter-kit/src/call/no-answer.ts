import { systemReason } from '../quote.ts';

/** Why nothing came back. */
export type NoAnswer =
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'too-large' }
  | { readonly reason: 'failed'; readonly code: string; readonly message: string };

/** What was thrown in place of an answer, and whether the request went over a connection that was open before. */
export interface Failed {
  readonly thrown: unknown;
  readonly isReused: boolean;
}

/** The server had closed the connection between two calls: it has not read this one. */
export const isClosedBefore = ({ thrown, isReused }: Failed): boolean =>
  isReused && isAxiosError(thrown) && (thrown.code === 'ECONNRESET' || thrown.code === 'EPIPE');

export const timedOut = (timeoutMs: number): NoAnswer => ({
  reason: 'failed',
  code: 'TIMEOUT',
  message: `no whole answer within ${timeoutMs} ms`,
});

const isAxiosError = (thrown: unknown): thrown is Error & { readonly code?: string } =>
  thrown instanceof Error && 'isAxiosError' in thrown;

/** Keeps a code and a sentence; the request, with its token, is let go here. */
export function noAnswer(thrown: unknown): NoAnswer {
  if (!isAxiosError(thrown))
    return {
      reason: 'failed',
      code: 'UNKNOWN',
      message: ['the request could not be made', systemReason(thrown) ?? []].flat().join(': '),
    };
  const { code = 'UNKNOWN', message } = thrown;
  if (message.startsWith('maxContentLength')) return { reason: 'too-large' };
  // A host with several addresses fails with one error over all of them, which has no text of its own.
  return { reason: 'failed', code, message: message.trim() || 'no connection could be made' };
}
