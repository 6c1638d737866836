import { DependencyError } from './dependency-error.ts';
import { deepFreeze, listed, sentence, summary } from './error-text.ts';
import type { Issue } from './issue.ts';
import type { Question } from './questions/index.ts';

/** Where a failure happened: which broker, which question, and which of the broker's calls once one was made. */
export interface Origin {
  readonly broker: string;
  readonly operation: Question | 'revoke' | 'tokens';
  readonly api?: string;
}

/** Why a broker refused the key or the token. */
export type Denial =
  | 'key-refused'
  | 'token-refused'
  | 'wrong-environment'
  | 'address-refused'
  | 'no-permission';

/** What failed beneath a call: a short code and one redacted sentence. */
export interface Cause {
  readonly code: string;
  readonly message: string;
}

/** An interface, because it refers to the union that it is a part of: TypeScript 5 and 6 refuse such an alias. */
interface Base {
  readonly at: Origin;
  readonly message: string;
  /** Where several sources were asked one after the other: the error of each. */
  readonly attempts?: readonly BrokerError[];
}

type Failure<Kind extends string, More = unknown> = Base & { readonly kind: Kind } & Readonly<More>;

/** The question itself is wrong; nothing was sent. */
export type Invalid = Failure<'invalid', { issues: readonly Issue[] }>;
/** This broker, or this environment, does not offer it; nothing was sent. */
export type Unsupported = Failure<'unsupported', { because: string }>;
/** Key, secret or token refused. */
export type Unauthenticated = Failure<'unauthenticated', { reason: Denial; code?: string }>;
/** Over the broker's quota, after the allowed waits. */
export type Throttled = Failure<'throttled', { code?: string; retryAfterMs?: number }>;
/** The broker understood and refused. */
export type Rejected = Failure<'rejected', { code: string; brokerMessage: string }>;
/** Nothing there: an empty list, a blank row, an unknown stock. */
export type Empty = Failure<'empty', { because: string; code?: string }>;
/** The answer has another shape; `received` is its redacted text, 2,000 characters at most. */
export type Unreadable = Failure<'unreadable', { issues: readonly Issue[]; received: string }>;
/** No answer: a network fault, a timeout, a server fault, or a body that is not JSON, whose redacted text is `received`. */
export type Unavailable = Failure<
  'unavailable',
  { cause: Cause; code?: string; received?: string }
>;
/** The caller's signal, or a closed source. */
export type Cancelled = Failure<'cancelled'>;

/** Why a question was not answered. Plain and frozen; it never holds a token, a key, a secret or a request. */
export type BrokerError =
  | Invalid
  | Unsupported
  | Unauthenticated
  | Throttled
  | Rejected
  | Empty
  | Unreadable
  | Unavailable
  | Cancelled;

export type BrokerErrorKind = BrokerError['kind'];

const TEMPORARY = {
  invalid: false,
  unsupported: false,
  unauthenticated: false,
  throttled: true,
  rejected: false,
  empty: false,
  unreadable: false,
  unavailable: true,
  cancelled: false,
} as const satisfies Record<BrokerErrorKind, boolean>;

/** Whether asking the same question again later may help, with nothing changed. */
export const isTemporary = ({ kind }: Pick<BrokerError, 'kind'>): boolean => TEMPORARY[kind];

const DENIED: Readonly<Record<Denial, string>> = {
  'key-refused': 'The broker refused the key or its secret',
  'token-refused': 'The broker refused the token, also after a new one was issued',
  'wrong-environment':
    "The key belongs to the broker's other environment: live and mock keys are separate",
  'address-refused': 'The broker does not accept this network address for this key',
  'no-permission': 'The key has no permission for this call',
};

type Detail<Kind extends BrokerErrorKind> = Omit<
  Extract<BrokerError, { kind: Kind }>,
  'kind' | 'at' | 'message'
>;

/** A frozen error. */
const failed = <Kind extends BrokerErrorKind>(
  kind: Kind,
  at: Origin,
  message: string,
  detail: Detail<Kind>,
) => deepFreeze({ kind, at, message, ...detail }) as Extract<BrokerError, { kind: Kind }>;

/** Makes the errors of every kind; each writes its own sentence. */
export const failure = {
  invalid: (at: Origin, issues: readonly Issue[]): Invalid =>
    failed('invalid', at, sentence(`The question is wrong: ${listed(issues)}`), {
      issues: [...issues],
    }),
  unsupported: (at: Origin, because: string): Unsupported =>
    failed('unsupported', at, sentence(because), { because }),
  unauthenticated: (at: Origin, detail: Detail<'unauthenticated'>): Unauthenticated =>
    failed('unauthenticated', at, sentence(DENIED[detail.reason], detail.code), detail),
  throttled: (at: Origin, detail: Detail<'throttled'>, because: string): Throttled =>
    failed('throttled', at, sentence(because, detail.code), detail),
  rejected: (at: Origin, detail: Detail<'rejected'>): Rejected => {
    const message = sentence(`The broker refused [${detail.code}]: ${detail.brokerMessage}`);
    return failed('rejected', at, message, detail);
  },
  empty: (at: Origin, detail: Detail<'empty'>): Empty =>
    failed('empty', at, sentence(`Nothing there: ${detail.because}`, detail.code), detail),
  unreadable: (at: Origin, detail: Detail<'unreadable'>): Unreadable => {
    const message = sentence(`The answer has another shape: ${summary(detail.issues)}`);
    return failed('unreadable', at, message, detail);
  },
  unavailable: (at: Origin, detail: Detail<'unavailable'>): Unavailable => {
    const { cause, code } = detail;
    const message = sentence(`No answer (${cause.code}): ${cause.message}`, code);
    return failed('unavailable', at, message, detail);
  },
  cancelled: (at: Origin, because: string): Cancelled =>
    failed('cancelled', at, sentence(because), {}),
} as const satisfies Record<BrokerErrorKind, (...given: never[]) => BrokerError>;

/** What was thrown while a question was answered, as its failure; the text of a foreign error stays out. */
export const unexpected = (at: Origin, thrown: unknown): BrokerError =>
  failure.unavailable(at, {
    cause:
      thrown instanceof DependencyError
        ? { code: thrown.part, message: thrown.message }
        : { code: 'UNEXPECTED', message: `something failed that never should (${nameOf(thrown)})` },
  });

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.constructor.name : typeof thrown;
