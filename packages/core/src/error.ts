import type { Issue } from './issue.ts';
import type { Question } from './questions/index.ts';

/** Where a failure happened: which broker, which question, and which of the broker's calls once one was made. */
export interface Origin {
  readonly broker: string;
  readonly operation: Question | 'revoke' | 'tokens';
  readonly api?: string;
}

/** Why a broker would not let us in. */
export type Denial =
  | 'key-refused'
  | 'token-refused'
  | 'wrong-environment'
  | 'address-refused'
  | 'no-permission';

/** The low-level end of a failed call: a short code and one redacted sentence. */
export interface Cause {
  readonly code: string;
  readonly message: string;
}

/** An interface, because it leads back to the union it is a part of: TypeScript 5 and 6 refuse such an alias. */
interface Told {
  readonly at: Origin;
  readonly message: string;
  /** Where several sources were asked in turn: what each of them said. */
  readonly attempts?: readonly BrokerError[];
}

type Failure<Kind extends string, More = unknown> = Told & { readonly kind: Kind } & Readonly<More>;

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
/** No answer: network, timeout, a server fault, or what the broker itself calls passing. */
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

/** Whether the same question may be answered later without anybody changing anything. */
export const MAY_PASS = {
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

/** One line that ends like a sentence: what brokers and sockets write comes padded, broken over lines, or empty. */
function sentence(text: string, code?: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\s.:;,]+$/u, '');
  if (code !== undefined) return `${line} [${code}].`;
  return /[!?]$/.test(line) ? line : `${line}.`;
}
const listed = (issues: readonly Issue[]): string =>
  issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');

const DENIED: Readonly<Record<Denial, string>> = {
  'key-refused': 'The broker refused the key or its secret',
  'token-refused': 'The broker refused the token, also after a new one was issued',
  'wrong-environment':
    "The key belongs to the broker's other environment: live and mock keys are separate",
  'address-refused': 'The broker does not accept this network address for this key',
  'no-permission': 'The key has no permission for this call',
};

const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

type Detail<Kind extends BrokerErrorKind> = Omit<
  Extract<BrokerError, { kind: Kind }>,
  'kind' | 'at' | 'message'
>;

/** Makes every kind of failure; each writes its own sentence. */
export const failure = {
  invalid: (at: Origin, issues: readonly Issue[]): Invalid =>
    deepFreeze({
      kind: 'invalid',
      at,
      message: sentence(`The question is wrong: ${listed(issues)}`),
      issues: [...issues],
    }),
  unsupported: (at: Origin, because: string): Unsupported =>
    deepFreeze({ kind: 'unsupported', at, message: sentence(because), because }),
  unauthenticated: (at: Origin, detail: Detail<'unauthenticated'>): Unauthenticated =>
    deepFreeze({
      kind: 'unauthenticated',
      at,
      message: sentence(DENIED[detail.reason], detail.code),
      ...detail,
    }),
  throttled: (at: Origin, detail: Detail<'throttled'>, because: string): Throttled =>
    deepFreeze({
      kind: 'throttled',
      at,
      message: sentence(because, detail.code),
      ...detail,
    }),
  rejected: (at: Origin, detail: Detail<'rejected'>): Rejected =>
    deepFreeze({
      kind: 'rejected',
      at,
      message: sentence(`The broker refused [${detail.code}]: ${detail.brokerMessage}`),
      ...detail,
    }),
  empty: (at: Origin, detail: Detail<'empty'>): Empty =>
    deepFreeze({
      kind: 'empty',
      at,
      message: sentence(`Nothing there: ${detail.because}`, detail.code),
      ...detail,
    }),
  unreadable: (at: Origin, detail: Detail<'unreadable'>): Unreadable =>
    deepFreeze({
      kind: 'unreadable',
      at,
      message: sentence(`The answer has another shape: ${summary(detail.issues)}`),
      ...detail,
    }),
  unavailable: (at: Origin, detail: Detail<'unavailable'>): Unavailable =>
    deepFreeze({
      kind: 'unavailable',
      at,
      message: sentence(`No answer (${detail.cause.code}): ${detail.cause.message}`, detail.code),
      ...detail,
    }),
  cancelled: (at: Origin, because: string): Cancelled =>
    deepFreeze({ kind: 'cancelled', at, message: sentence(because) }),
} as const satisfies Record<BrokerErrorKind, (...given: never[]) => BrokerError>;

const SHOWN_ISSUES = 3;
const summary = (issues: readonly Issue[]): string =>
  issues.length <= SHOWN_ISSUES
    ? listed(issues)
    : `${listed(issues.slice(0, SHOWN_ISSUES))}; and ${issues.length - SHOWN_ISSUES} more`;

/** One line for a log: broker, question, call, and the sentence. */
export function describe(error: BrokerError): string {
  const { broker, operation, api } = error.at;
  return `${broker} ${operation}${api === undefined ? '' : ` (${api})`}: ${error.kind}: ${error.message}`;
}
