import { KIWOOM_KEYS } from '../../credentials.ts';
import { createGate } from '../../quota.ts';
import type { Surroundings } from '../../surroundings.ts';
import {
  type Answer,
  authorizationOf,
  type Dialect,
  readObject,
  type WireRequest,
} from '../../wire.ts';
import { refuse, refuseWith, throttle } from './envelope.ts';
import { answerKa10008 } from './ka10008.ts';
import { answerKa10051 } from './ka10051.ts';
import { createTokens, notJson } from './token.ts';

const TOKEN_PATHS: ReadonlyMap<string, string> = new Map([
  ['/oauth2/token', 'au10001'],
  ['/oauth2/revoke', 'au10002'],
]);
const TOKEN_APIS: ReadonlySet<string> = new Set(TOKEN_PATHS.values());
const PATHS: ReadonlyMap<string, string> = new Map([
  ['ka10051', '/api/dostk/sect'],
  ['ka10008', '/api/dostk/frgnistt'],
]);

/** Kiwoom's REST wire. */
export function createKiwoomDialect({ world, truth, quotas, masking }: Surroundings): Dialect {
  const tokens = createTokens(world.clock, masking);
  const gate = createGate();
  const apiOf = ({ path, headers }: WireRequest): string =>
    TOKEN_PATHS.get(path) ?? headers['api-id'] ?? '';

  function answerData(api: string, request: WireRequest): Answer {
    const path = PATHS.get(api);
    if (api === '') return refuse(api, 1501);
    if (path === undefined) return refuse(api, 1505, `. API ID=${api}`);
    if (path !== request.path) {
      return refuse(api, 1504, `. API ID=${api}, URI=${request.path}`);
    }
    const { scheme, token } = authorizationOf(request);
    if (scheme !== 'Bearer') return refuse(api, 1515);
    if (!tokens.isGood(token)) return refuse(api, 8005);
    if (!gate(api, quotas.kiwoom)) return throttle(api, quotas.kiwoom);
    const body = readObject(request.text);
    if (body === undefined) return notJson(api);
    const instant = world.clock.now();
    return api === 'ka10051'
      ? answerKa10051(truth, body, instant)
      : answerKa10008(world.holdings, request, body, instant);
  }

  return {
    broker: 'kiwoom',
    owns: (path) => TOKEN_PATHS.has(path) || path.startsWith('/api/dostk/'),
    apiOf,
    continuationOf: ({ headers }) => ({
      contYn: headers['cont-yn'],
      nextKey: headers['next-key'],
    }),
    isTokenCall: (api) => TOKEN_APIS.has(api),
    violationsOf,
    answer(request) {
      const api = apiOf(request);
      if (api === 'au10001') return tokens.issue(request);
      if (api === 'au10002') return tokens.revoke(request);
      return answerData(api, request);
    },
    throttled: (api) => throttle(api, quotas.kiwoom),
    refuse: refuseWith,
    killTokens: () => tokens.kill(),
  };
}

function violationsOf({ method, path, query, headers, text }: WireRequest): readonly string[] {
  const found: string[] = [];
  if (method !== 'POST') found.push(`the method is ${method}`);
  if (!/^application\/json\b/iu.test(headers['content-type'] ?? '')) {
    found.push('the content-type is not application/json');
  }
  if (query.size > 0) found.push('a query was sent, and Kiwoom reads bodies only');
  if (TOKEN_PATHS.has(path)) return found;
  const sent = [text, ...Object.keys(headers), ...Object.values(headers)];
  if (sent.some((it) => it.includes(KIWOOM_KEYS.secretKey) || it.includes('secretkey'))) {
    found.push('the secret key was sent in a data call');
  }
  if (headers['authorization']?.startsWith('bearer ') === true) {
    found.push('authorization says bearer in lower case');
  }
  return found;
}
