import type { BrokerError, Clock, Issue, Origin, Result } from '@investor-flow/core';
import type { PromptLimiter } from '../pace/permit.ts';
import type { Redactor } from '../redact.ts';
import type { Token } from '../token/store.ts';
import type { CallEvent } from './event.ts';
import type { Refusal } from './refusal.ts';
import type { Answer, Request, Sender } from './send.ts';

/** One call to a broker, as data: what to send and what comes back. */
export interface Endpoint<Query, Body> {
  /** The broker's own name of the call. */
  readonly id: string;
  readonly request: (query: Query) => Outgoing;
  /** Checks the shape of an opened body, and that it answers this query. Texts that are handed on are redacted. */
  readonly read: (
    body: unknown,
    query: Query,
    redact?: (text: string) => string,
  ) => Result<Body, readonly Issue[]>;
}

/** When an answer came, and what its headers said. */
export interface Answered {
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** The failure of an answer that is not what the call has. */
  readonly unreadable: (issues: readonly Issue[]) => BrokerError;
}

export interface Reply<Body> extends Answered {
  readonly body: Body;
}

/** A call that brings a token; the body says when it ends, given when it was issued (epoch milliseconds). */
export type TokenEndpoint = Endpoint<
  undefined,
  { readonly value: string; readonly expiresAt: (issuedAt: number) => number }
>;

/** What a call sends, before the broker's common headers are added. */
export type Outgoing = Pick<Request, 'method' | 'path' | 'query' | 'body'> & {
  readonly headers?: Readonly<Record<string, string>>;
};

/** How a broker wants to be spoken to. */
export interface Dialect {
  /** The headers every call carries; without a token for the call that issues one. */
  readonly headers: (api: string, token: Token | undefined) => Readonly<Record<string, string>>;
  /** Opens the envelope: the body that was asked for, or what the broker says instead. */
  readonly open: (answer: Answer, body: unknown) => Result<unknown, Refusal>;
  /** Whose quota a call counts against, and how many a second. */
  readonly quotaOf: (api: string) => { readonly key: string; readonly perSecond: number };
}

/** What one broker and one set of settings bring to every call. */
export interface Transport {
  readonly sender: Sender;
  readonly dialect: Dialect;
  /** A caller's, or this process's own. */
  readonly limiter: PromptLimiter;
  readonly clock: Clock;
  /** Whether the clock is the host's own, which may be wrong. */
  readonly isHostClock: boolean;
  readonly redact: Redactor;
  readonly announce: (event: CallEvent) => void;
  /** Announces what is wrong and does not stop an answer; the same `topic` at most once in `everyMs`. */
  readonly notice: (at: Origin, because: string, topic: string, everyMs: number) => void;
  /** How often a curable failure is sent again. */
  readonly retries: number;
}
