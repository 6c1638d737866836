import { KOREA_INVESTMENT_KEYS } from '../../credentials.ts';
import { createGate } from '../../quota.ts';
import { authorizationOf, type Dialect, type Surroundings, type WireRequest } from '../../wire.ts';
import { inputsOf, Refused } from './call.ts';
import { DATA_CALLS } from './calls/index.ts';
import { type ErrorCode, isTokenApi, refuse, refuseWith, succeed } from './envelope.ts';
import { createTokens, refuseKeys, tokenCallsOf } from './token.ts';

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

  return {
    broker: 'koreainvestment',
    tokenCalls: tokenCallsOf(tokens),
    prefix: '/uapi/',
    nameHeader: 'tr_id',
    violationsOf,
    answer(api, request) {
      const { path, headers, query } = request;
      const { scheme, token } = authorizationOf(request);
      if (scheme !== 'Bearer') return refuse(api, 'EGW00205');
      const refusal =
        refuseKeys(headers['appkey'], headers['appsecret']) ??
        tokens.refusalOf(token) ??
        refuseCustomer(headers);
      if (refusal !== undefined) return refuse(api, refusal);
      if (!gate('', quotas.koreainvestment)) return refuse(api, 'EGW00201');
      const call = DATA_CALLS.find((it) => it.api === api && it.path === path);
      if (call === undefined) return refuse(api, 'OPSQ0002');
      const { has, input } = inputsOf(query);
      const missing = call.inputs.find((name) => !has(name));
      if (missing !== undefined) return refuse(api, 'OPSQ2001', ` [${missing}]`);
      const reply = call.answer({ world, truth, instant: world.clock.now(), input });
      if (reply instanceof Refused) {
        return refuseWith(api, { code: 'OPSQ2001', message: reply.message });
      }
      const answer = { ...succeed(api, reply), table: call.table };
      const id = headers['gt_uid'];
      return id === undefined ? answer : { ...answer, headers: { ...answer.headers, gt_uid: id } };
    },
    throttled: (api) => refuse(api, isTokenApi(api) ? 'EGW00133' : 'EGW00201'),
    refuse: refuseWith,
    killTokens: () => tokens.kill(),
  };
}

/** What a request gets wrong that Korea Investment might let pass. */
function violationsOf(
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
function createCustomerCheck(): (headers: Headers) => ErrorCode | undefined {
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
