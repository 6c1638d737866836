import type { StoreError } from '@investor-flow/store';
import { type BrokerError, type BrokerErrorKind, isTemporary } from 'investor-flow';
import { plainText, SENTENCE_CHARACTERS } from './plain-text.ts';
import type { Presented } from './present.ts';

/** `configuration`: nothing can be asked yet; `internal`: a bug of this server. */
export type FailureKind = BrokerErrorKind | 'configuration' | 'internal';

/** Why a tool has no answer, and what to do. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly next: string;
  /** What a program may read beside it: issues, a code, how long to wait; what is not known is left out. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export const NEXT: Readonly<Record<FailureKind, string>> = {
  invalid: 'Correct the fields that are named, and ask again.',
  unsupported:
    'Do not ask this again: the broker does not offer it. The resource investor-flow://capabilities says what each broker offers.',
  unauthenticated:
    'Tell the user to check key and environment with `investor-flow doctor`. Do not ask for the key.',
  throttled: "The broker's quota is used up: wait, then ask again.",
  rejected: 'Tell the user the code; do not repeat the call unchanged.',
  empty: 'Check day, code and market: there is nothing for this question.',
  unreadable: 'The broker may have changed its answer. Tell the user to report it.',
  unavailable: 'The broker did not answer: ask again later.',
  cancelled: 'Ask again if the answer is still wanted.',
  configuration: 'Tell the user what to set, and to restart the server. Keys never go into a chat.',
  internal: 'This is a bug of investor-flow; its log on stderr has the detail. Tell the user.',
};

/** Kinds whose sentences hold nothing of a broker: they may list what is possible. */
const OURS: ReadonlySet<FailureKind> = new Set(['configuration', 'invalid']);
const OUR_CHARACTERS = 1_500;

export const failed = (
  kind: FailureKind,
  message: string,
  more: Pick<Partial<Failure>, 'next' | 'detail'> = {},
): Failure => ({
  kind,
  message: plainText(message, OURS.has(kind) ? OUR_CHARACTERS : SENTENCE_CHARACTERS),
  next: NEXT[kind],
  ...more,
});

/** A field that is wrong. */
export const wrongField = (path: string, message: string): Failure =>
  failed('invalid', `The question is wrong: ${path}: ${message}.`, {
    detail: { issues: [{ path, message }] },
  });

/** What a broker or its adapter said; a broker's sentence is data, and no longer than a sentence. */
export const brokerFailure = (error: BrokerError): Failure =>
  failed(error.kind, error.message, {
    detail: {
      broker: error.at.broker,
      api: error.at.api,
      code: 'code' in error && error.code !== undefined ? plain(error.code) : undefined,
      brokerMessage: error.kind === 'rejected' ? plain(error.brokerMessage) : undefined,
      issues: error.kind === 'invalid' ? error.issues.map(shownIssue) : undefined,
      retryAfterMs: error.kind === 'throttled' ? error.retryAfterMs : undefined,
      temporary: isTemporary(error),
    },
  });

type Issue = Extract<BrokerError, { readonly kind: 'invalid' }>['issues'][number];
const plain = (text: string): string => plainText(text, SENTENCE_CHARACTERS);
const shownIssue = ({ path, message }: Issue): Issue => ({
  path: plain(path),
  message: plain(message),
});

/** What a store says, as what a broker would. */
export function storeFailure({ kind, message }: StoreError): Failure {
  if (kind === 'missing') return failed('empty', message);
  if (kind === 'ambiguous')
    return failed('invalid', message, {
      next: 'Tell the user to start the server with --broker.',
    });
  return failed('unavailable', message, {
    next: 'Tell the user that the store cannot be read, and why.',
    detail: { store: kind },
  });
}

/** A failure as a tool gives it: the same as data and as text, marked as an error. */
export function failureResult({ kind, message, next, detail = {} }: Failure): Presented & {
  readonly isError: true;
} {
  const more = Object.entries(detail)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const text = [`kind: ${kind}`, `message: ${message}`, `next: ${next}`, ...more].join('\n');
  return {
    content: [{ type: 'text', text }],
    structuredContent: { kind, message, next, ...detail },
    isError: true,
  };
}
