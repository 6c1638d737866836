import {
  type BrokerError,
  DependencyError,
  failure,
  type Issue,
  type Origin,
} from '@investor-flow/core';
import { quote } from '../redact.ts';
import type { Transport } from './endpoint.ts';
import { isSuspicion, NOT_JSON, type Refusal } from './refusal.ts';
import type { Answer } from './send.ts';

/** An attempt that failed, and what it says of the token it was made with. */
export interface Failed {
  readonly error: BrokerError;
  readonly verdict?: 'accepted' | 'refused' | 'suspected' | undefined;
  /** How long the broker asks to wait. */
  readonly waitMs?: number | undefined;
}

/** The most issues that a failure lists: an answer may have one in every column of every row. */
const MOST_ISSUES = 100;

/** An answer whose columns or rows are not what the call has. */
export const unreadable = (
  { redact }: Pick<Transport, 'redact'>,
  at: Origin,
  issues: readonly Issue[],
  received: string,
): BrokerError =>
  failure.unreadable(at, {
    // A schema may quote what it was given.
    issues: issues
      .slice(0, MOST_ISSUES)
      .map(({ path, message }) => ({ path, message: quote(redact, message) })),
    received: quote(redact, received),
  });

/** Where an attempt is made: one of the broker's calls. */
export type Called = Origin & { readonly api: string };

/** Which call was answered, and how. */
interface Received {
  readonly at: Called;
  /** Absent where nothing came back. */
  readonly answer?: Answer;
  readonly signIn: boolean;
  /** Epoch milliseconds. */
  readonly observedAt: number;
}

const NOTHING: Answer = { status: NaN, headers: {}, text: '' };

/** An answer that is not the data asked for, or none. */
export function refusedBy(
  transport: Transport,
  refusal: Refusal,
  { at, answer = NOTHING, signIn, observedAt }: Received,
): Failed {
  const waitMs = retryAfterMs(answer, observedAt);
  const shown = (text: string): string => quote(transport.redact, text);
  // A broker may write anything where its code or its sentence belongs.
  const code = 'code' in refusal && refusal.code !== undefined ? { code: shown(refusal.code) } : {};
  switch (refusal.kind) {
    case 'unauthenticated': {
      const { renew, reason: said } = refusal;
      const reason = signIn && said === 'token-refused' ? 'key-refused' : said;
      const error = failure.unauthenticated(at, { reason, ...code });
      return { error, verdict: renew ? 'refused' : undefined };
    }
    case 'throttled': {
      lowerPace(transport, at, refusal.perSecond);
      const after = refusal.retryAfterMs ?? waitMs;
      const detail = { ...code, ...(after === undefined ? {} : { retryAfterMs: after }) };
      const error = failure.throttled(at, detail, "The broker's quota is used up");
      return { error, waitMs: after };
    }
    case 'rejected': {
      const brokerMessage = shown(refusal.brokerMessage);
      const error = failure.rejected(at, { code: shown(refusal.code), brokerMessage });
      return { error, verdict: isSuspicion(refusal, answer.status) ? 'suspected' : 'accepted' };
    }
    case 'empty': {
      const error = failure.empty(at, { because: shown(refusal.because), ...code });
      return { error, verdict: 'accepted' };
    }
    case 'unreadable':
      return { error: unreadable(transport, at, refusal.issues, signIn ? '' : answer.text) };
    case 'unavailable': {
      const cause = { code: shown(refusal.cause.code), message: shown(refusal.cause.message) };
      const isQuoted = cause.code === NOT_JSON && !signIn && answer.text !== '';
      const received = isQuoted ? { received: shown(answer.text) } : {};
      return { error: failure.unavailable(at, { cause, ...code, ...received }), waitMs };
    }
  }
}

/** Refusals of calls that were in flight together are announced once. */
const TOGETHER_MS = 1000;

/** Lowers the pace after a refusal as too fast, and says so. */
function lowerPace(transport: Transport, at: Called, stated: number | undefined): void {
  const { limiter, dialect } = transport;
  const { key, perSecond } = dialect.quotaOf(at.api);
  try {
    if (stated !== undefined) limiter.learn?.(key, stated);
    limiter.refused?.(key, perSecond);
  } catch (thrown) {
    throw DependencyError.of('LIMITER', thrown);
  }
  if (limiter.refused === undefined || perSecond <= 1) return;
  const because =
    'The broker refused a call as too fast: its pace is halved, at most to 1 a second, and rises again by 1 a second every 10 s';
  transport.notice(at, because, key, TOGETHER_MS);
}

/** How long the answer asks to wait before the next attempt, in seconds or until a date; nothing where it does not. */
export function retryAfterMs({ headers }: Answer, now: number): number | undefined {
  const { 'retry-after': said = '', date = '' } = headers;
  // The clock that wrote the date knows best how far away it is.
  const since = Date.parse(date);
  const waitMs = /^\d{1,7}$/.test(said)
    ? Number(said) * 1000
    : Date.parse(said) - (Number.isNaN(since) ? now : since);
  return waitMs > 0 ? waitMs : undefined;
}

const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** How long to wait before sending again, after so many times: doubling, and apart from everybody else's. */
export function backOff(before: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** before);
  return Math.round(full * (1 + Math.random() / 2));
}
