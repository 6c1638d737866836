import type { WireRequest } from '../../wire.ts';
import type { ErrorCode } from './envelope.ts';

type Headers = WireRequest['headers'];

/** What a corporate customer must also send, and the code that misses it. */
const CORPORATE: readonly (readonly [header: string, shape: RegExp, code: ErrorCode])[] = [
  ['personalseckey', /\S/u, 'EGW00304'], // 고객식별키
  ['seq_no', /^\d{2,3}$/u, 'EGW00209'], // 일련번호
  ['phone_number', /^\d{9,12}$/u, 'EGW00212'], // 핸드폰번호
  ['ip_addr', /^[0-9a-f.:]+$/iu, 'EGW00207'], // 접속 단말 공인 IP
  ['gt_uid', /^\S{1,32}$/u, 'EGW00101'], // Global UID
];

/** Checks who says they are calling; a global id serves one call only. */
export function createCustomerCheck(): (headers: Headers) => ErrorCode | undefined {
  const spent = new Set<string>();
  return (headers) => {
    const type = headers['custtype'];
    if (type === undefined || type === 'P') return undefined;
    if (type !== 'B') return 'EGW00208';
    const missing = CORPORATE.find(([header, shape]) => !shape.test(headers[header] ?? ''));
    if (missing !== undefined) return missing[2];
    const id = headers['gt_uid'] ?? '';
    if (spent.has(id)) return 'EGW00101';
    spent.add(id);
    return undefined;
  };
}
