import type { Answer, Body, Dialect } from '../wire.ts';
import type { Fault, FaultName } from './faults.ts';

/** What reaches the caller in place of the broker's answer: another one, or the end of the connection. */
export type Interruption = Sent | 'reset';

/** JSON, or a text as it is. */
export type Sent = Pick<Answer, 'status' | 'headers'> & { readonly body: Body | string };

/** Where a redirect leads; a client must never ask for it. */
export const REDIRECTED_PATH = '/moved';

const HTML =
  '<!doctype html><html lang="ko"><head><title>로그인</title></head>' +
  '<body><form action="/login"><input name="id"></form></body></html>\n';
const TOO_LARGE_BYTES = 9 * 1024 * 1024;

/** Whether a fault comes before the broker looks at the call at all. */
export const interrupts = ({ name }: Fault): boolean =>
  name === 'slow' || name === 'token-killed' || INTERRUPTIONS[name] !== undefined;

/** What a fault says in the broker's place; nothing for one that only delays or kills tokens. */
export const interruptionBy = (
  fault: Fault,
  dialect: Dialect,
  api: string,
): Interruption | undefined => INTERRUPTIONS[fault.name]?.(fault, dialect, api);

type Interrupt = (fault: Fault, dialect: Dialect, api: string) => Interruption;

const text = (status: number, type: string, body: string): Sent => ({
  status,
  headers: { 'content-type': type },
  body,
});

const INTERRUPTIONS: Readonly<Partial<Record<FaultName, Interrupt>>> = {
  throttled: (_, dialect, api) => dialect.throttled(api),
  'server-error': ({ name, options }) => {
    const { status = 503 } = name === 'server-error' ? options : {};
    return text(status, 'text/plain', 'Service Unavailable\n');
  },
  reset: () => 'reset',
  html: () => text(200, 'text/html; charset=utf-8', HTML),
  redirect: () => ({
    status: 302,
    headers: { 'content-type': 'text/plain', 'content-length': '0', location: REDIRECTED_PATH },
    body: '',
  }),
  'too-large': () => ({
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: { padding: 'x'.repeat(TOO_LARGE_BYTES) },
  }),
  'error-code': (fault, dialect, api) => {
    if (fault.name !== 'error-code') throw new TypeError('An error code needs its detail');
    const { code, message = 'sandbox', status, returnCode } = fault.options;
    return dialect.refuse(api, { code, message, status, returnCode });
  },
};
