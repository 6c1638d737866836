import { createGate } from '../../quota.ts';
import { KOREA_INVESTMENT_KEYS } from '../../credentials.ts';
import type { Surroundings } from '../../surroundings.ts';
import { type Answer, authorizationOf, type Dialect, type WireRequest } from '../../wire.ts';
import { createCustomerCheck } from './customer.ts';
import { isTokenApi, refuse, refuseWith } from './envelope.ts';
import { answerFhptj04030000, API } from './fhptj04030000.ts';
import { createTokens, refuseKeys } from './token.ts';

const TOKEN_PATHS: ReadonlyMap<string, string> = new Map([
  ['/oauth2/tokenP', 'tokenP'],
  ['/oauth2/revokeP', 'revokeP'],
]);
const PATH = '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market';

/** Korea Investment's REST wire. */
export function createKoreaInvestmentDialect({
  world,
  truth,
  quotas,
  masking,
}: Surroundings): Dialect {
  const tokens = createTokens(world.clock, masking);
  const gate = createGate();
  const refuseCustomer = createCustomerCheck();
  const apiOf = ({ path, headers }: WireRequest): string =>
    TOKEN_PATHS.get(path) ?? headers['tr_id'] ?? '';

  function answerData(api: string, request: WireRequest): Answer {
    const { path, headers, query } = request;
    const { scheme, token } = authorizationOf(request);
    if (scheme !== 'Bearer') return refuse(api, 'EGW00205');
    const refusal =
      refuseKeys(headers['appkey'], headers['appsecret']) ??
      tokens.refusalOf(token) ??
      refuseCustomer(headers);
    if (refusal !== undefined) return refuse(api, refusal);
    if (!gate('', quotas.koreainvestment)) return refuse(api, 'EGW00201');
    if (api !== API || path !== PATH) return refuse(api, 'OPSQ0002');
    const answer = answerFhptj04030000(truth, query, world.clock.now());
    const id = headers['gt_uid'];
    return id === undefined ? answer : { ...answer, headers: { ...answer.headers, gt_uid: id } };
  }

  return {
    broker: 'koreainvestment',
    owns: (path) => TOKEN_PATHS.has(path) || path.startsWith('/uapi/'),
    apiOf,
    continuationOf: () => ({ contYn: undefined, nextKey: undefined }),
    isTokenCall: isTokenApi,
    violationsOf,
    answer(request) {
      if (request.path === '/oauth2/tokenP') return tokens.issue(request);
      if (request.path === '/oauth2/revokeP') return tokens.revoke(request);
      return answerData(apiOf(request), request);
    },
    throttled: (api) => refuse(api, isTokenApi(api) ? 'EGW00133' : 'EGW00201'),
    refuse: refuseWith,
    killTokens: () => tokens.kill(),
  };
}

function violationsOf({ method, path, query, headers, text }: WireRequest): readonly string[] {
  const found: string[] = [];
  const type = headers['content-type'];
  const isToken = TOKEN_PATHS.has(path);
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
