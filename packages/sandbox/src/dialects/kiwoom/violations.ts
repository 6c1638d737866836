import { KIWOOM_KEYS } from '../../credentials.ts';
import type { WireRequest } from '../../wire.ts';

/** What a request gets wrong that Kiwoom might let pass. */
export function violationsOf(request: WireRequest, isTokenCall: boolean): readonly string[] {
  const { method, query, headers, text } = request;
  const found: string[] = [];
  if (method !== 'POST') found.push(`the method is ${method}`);
  if (!/^application\/json\b/iu.test(headers['content-type'] ?? '')) {
    found.push('the content-type is not application/json');
  }
  if (query.size > 0) found.push('a query was sent, and Kiwoom reads bodies only');
  if (isTokenCall) return found;
  const sent = [text, ...Object.keys(headers), ...Object.values(headers)];
  if (sent.some((it) => it.includes(KIWOOM_KEYS.secretKey) || it.includes('secretkey'))) {
    found.push('the secret key was sent in a data call');
  }
  if (headers['authorization']?.startsWith('bearer ') === true) {
    found.push('authorization says bearer in lower case');
  }
  return found;
}
