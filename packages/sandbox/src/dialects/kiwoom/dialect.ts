import { KIWOOM_KEYS } from '../../credentials.ts';
import { createGate } from '../../quota.ts';
import {
  authorizationOf,
  type Dialect,
  readObject,
  type Surroundings,
  type WireRequest,
} from '../../wire.ts';
import { type DataCall, refuseInputs } from './call.ts';
import { DATA_CALLS } from './calls/index.ts';
import { notJson, promise, refuse, refuseWith, succeed, throttle } from './envelope.ts';
import { createTokens, tokenCallsOf } from './token.ts';

const CALLS: ReadonlyMap<string, DataCall> = new Map(DATA_CALLS.map((call) => [call.api, call]));

/** Kiwoom's REST wire. */
export function createKiwoomDialect({ world, truth, quotas, masking }: Surroundings): Dialect {
  const tokens = createTokens(world.clock, masking);
  const gate = createGate();

  return {
    broker: 'kiwoom',
    tokenCalls: tokenCallsOf(tokens),
    prefix: '/api/dostk/',
    nameHeader: 'api-id',
    continuationOf: ({ headers }) => ({
      contYn: headers['cont-yn'],
      nextKey: headers['next-key'],
    }),
    violationsOf,
    answer(api, request) {
      const call = CALLS.get(api);
      if (api === '') return refuse(api, 1501);
      if (call === undefined) return refuse(api, 1505, `. API ID=${api}`);
      if (call.path !== request.path) {
        return refuse(api, 1504, `. API ID=${api}, URI=${request.path}`);
      }
      const { scheme, token } = authorizationOf(request);
      if (scheme !== 'Bearer') return refuse(api, 1515);
      if (!tokens.isGood(token)) return refuse(api, 8005);
      if (!gate(api, quotas.kiwoom)) return throttle(api, quotas.kiwoom);
      const body = readObject(request.text);
      if (body === undefined) return notJson(api);
      const isContinued = request.headers['cont-yn'] === 'Y' && request.headers['next-key'] !== '';
      const key = isContinued ? request.headers['next-key'] : undefined;
      const reply =
        refuseInputs(call, body) ??
        call.answer({ world, truth, instant: world.clock.now(), body, key });
      if ('refused' in reply) return refuse(api, reply.refused, reply.detail, reply.returnCode);
      const { list, continues } = call.table;
      const payload = { ...reply.payload, ...(list !== undefined && { [list]: reply.rows }) };
      const good = { ...succeed(api, payload, reply.next), table: call.table };
      return continues === true
        ? { ...good, cursor: { sent: key, next: reply.next, promise } }
        : good;
    },
    throttled: (api) => throttle(api, quotas.kiwoom),
    refuse: refuseWith,
    killTokens: () => tokens.kill(),
  };
}

/** What a request gets wrong that Kiwoom might let pass. */
function violationsOf(request: WireRequest, isTokenCall: boolean): readonly string[] {
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
