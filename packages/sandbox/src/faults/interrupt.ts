import type { Answer, Dialect } from '../wire.ts';
import type { Fault } from './faults.ts';

/** What reaches the caller in place of the broker's answer. */
export type Interruption =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly type: string;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'reset' };

/** Where a redirect leads; a client must never ask for it. */
export const REDIRECTED_PATH = '/moved';

const HTML =
  '<!doctype html><html lang="ko"><head><title>로그인</title></head>' +
  '<body><form action="/login"><input name="id"></form></body></html>\n';
const TOO_LARGE_BYTES = 9 * 1024 * 1024;

/** Whether a fault comes before the broker looks at the call at all. */
export const interrupts = (fault: Fault): boolean =>
  fault.name === 'slow' || fault.name === 'token-killed' || fault.name in INTERRUPTIONS;

/** What a fault says in the broker's place; nothing for one that only delays or kills tokens. */
export const interruptionBy = (
  fault: Fault,
  dialect: Dialect,
  api: string,
): Interruption | undefined =>
  fault.name in INTERRUPTIONS
    ? INTERRUPTIONS[fault.name as keyof typeof INTERRUPTIONS](fault, dialect, api)
    : undefined;

type Interrupt = (fault: Fault, dialect: Dialect, api: string) => Interruption;

const INTERRUPTIONS = {
  throttled: (_, dialect, api) => ({ kind: 'answer', answer: dialect.throttled(api) }),
  'server-error': (fault) => ({
    kind: 'raw',
    status: (fault.name === 'server-error' ? fault.options.status : undefined) ?? 503,
    type: 'text/plain',
    text: 'Service Unavailable\n',
  }),
  reset: () => ({ kind: 'reset' }),
  html: () => ({ kind: 'raw', status: 200, type: 'text/html; charset=utf-8', text: HTML }),
  redirect: () => ({
    kind: 'raw',
    status: 302,
    type: 'text/plain',
    text: '',
    headers: { location: REDIRECTED_PATH },
  }),
  'too-large': () => ({
    kind: 'raw',
    status: 200,
    type: 'application/json;charset=UTF-8',
    text: JSON.stringify({ padding: 'x'.repeat(TOO_LARGE_BYTES) }),
  }),
  'error-code': (fault, dialect, api) => {
    if (fault.name !== 'error-code') throw new TypeError('An error code needs its detail');
    const { code, message = 'sandbox', status, returnCode } = fault.options;
    return { kind: 'answer', answer: dialect.refuse(api, { code, message, status, returnCode }) };
  },
} satisfies Readonly<Record<string, Interrupt>>;
