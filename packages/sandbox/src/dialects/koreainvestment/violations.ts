import { KOREA_INVESTMENT_KEYS } from '../../credentials.ts';
import type { WireRequest } from '../../wire.ts';

/** What a request gets wrong that Korea Investment might let pass. */
export function violationsOf(
  { method, query, headers, text }: WireRequest,
  isToken: boolean,
): readonly string[] {
  const found: string[] = [];
  const type = headers['content-type'];
  if (method !== (isToken ? 'POST' : 'GET')) found.push(`the method is ${method}`);
  if (isToken ? !isJson(type ?? '') : type !== undefined && !isJson(type)) {
    found.push('the content-type is not application/json');
  }
  if (query.toString().includes(encodeURIComponent(KOREA_INVESTMENT_KEYS.appSecret))) {
    found.push('the secret was sent in the address');
  }
  if (isToken) return found;
  if (text !== '') found.push('a body was sent in a data call');
  if (headers['custtype'] === undefined) found.push('custtype is missing');
  if (headers['authorization']?.startsWith('bearer ') === true) {
    found.push('authorization says bearer in lower case');
  }
  if ([...query.keys()].some((name) => name !== name.toUpperCase())) {
    found.push('a query parameter is not in upper case');
  }
  return found;
}

const isJson = (type: string): boolean => /^application\/json\b/iu.test(type);
