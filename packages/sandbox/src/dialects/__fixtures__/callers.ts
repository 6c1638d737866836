import { afterAll } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox.ts';
import { DATA_CALLS as KIWOOM_CALLS } from '../kiwoom/calls/index.ts';
import { DATA_CALLS as KOREA_INVESTMENT_CALLS } from '../koreainvestment/calls/index.ts';
import { KIWOOM_BODIES } from './samples.ts';

const pathOf = (calls: readonly { readonly api: string; readonly path: string }[], api: string): string => {
  const call = calls.find((it) => it.api === api);
  if (call === undefined) throw new Error(`There is no ${api}`);
  return call.path;
};

/** An answer as text, and as JSON where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  let json: Record<string, unknown> = {};
  try {
    if (isJson) json = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { status: response.status, headers: response.headers, text, json };
};

const JSON_TYPE = 'application/json;charset=UTF-8';

/** A bare-hands Kiwoom client: what is sent is what the test says. */
export function callKiwoom(sandbox: Sandbox) {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    read(
      await fetch(sandbox.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': JSON_TYPE, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const { appKey, secretKey } = sandbox.kiwoom;
  const keys = { appkey: appKey, secretkey: secretKey };
  let known: Promise<string> | undefined;
  const issue = () => post('/oauth2/token', { grant_type: 'client_credentials', ...keys });
  const token = () => (known ??= issue().then(({ json }) => String(json['token'])));
  const data = async (path: string, api: string, body: unknown, headers: Record<string, string> = {}) =>
    post(path, body, { authorization: `Bearer ${await token()}`, 'api-id': api, ...headers });
  /** Any call of the table. */
  const call = (api: string, body: Record<string, string>, nextKey?: string) =>
    data(pathOf(KIWOOM_CALLS, api), api, body, {
      'cont-yn': nextKey === undefined ? 'N' : 'Y',
      'next-key': nextKey ?? '',
    });
  return {
    post,
    keys,
    issue,
    token,
    data,
    call,
    sectors: (body: Record<string, string> = {}) => call('ka10051', { ...KIWOOM_BODIES['ka10051'], ...body }),
    holdings: (code: string, nextKey?: string) => call('ka10008', { stk_cd: code }, nextKey),
  };
}

export type Rows = readonly Readonly<Record<string, string>>[];
export const sectorRows = (reply: Reply): Rows => reply.json['inds_netprps'] as Rows;
export const holdingRows = (reply: Reply): Rows => reply.json['stk_frgnr'] as Rows;
/** The rows under a name. */
export const rowsIn = (reply: Reply, list: string): Rows => reply.json[list] as Rows;
/** The one row under a name. */
export const rowIn = (reply: Reply, list: string): Rows[number] => reply.json[list] as Rows[number];
export const outputOf = (reply: Reply): Readonly<Record<string, string>> => {
  const [first] = reply.json['output'] as Rows;
  if (first === undefined) throw new Error('The output is empty');
  return first;
};

export const FLOW_PATH = '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market';

/** A bare-hands Korea Investment client. */
export function callKoreaInvestment(sandbox: Sandbox) {
  const { appKey, appSecret } = sandbox.koreainvestment;
  const keys = { appkey: appKey, appsecret: appSecret };
  const post = async (path: string, body: unknown) =>
    read(
      await fetch(sandbox.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const issue = () => post('/oauth2/tokenP', { grant_type: 'client_credentials', ...keys });
  let known: Promise<string> | undefined;
  const token = () => (known ??= issue().then(({ json }) => String(json['access_token'])));
  const get = async (path: string, headers: Record<string, string | undefined> = {}) => {
    const sent = {
      authorization: `Bearer ${await token()}`,
      ...keys,
      tr_id: 'FHPTJ04030000',
      custtype: 'P',
      ...headers,
    };
    const present = Object.entries(sent).filter((it): it is [string, string] => it[1] !== undefined);
    return read(await fetch(sandbox.url + path, { headers: Object.fromEntries(present), redirect: 'manual' }));
  };
  return {
    post,
    keys,
    issue,
    token,
    get,
    /** Any call of the table. */
    call: (api: string, query: Record<string, string>) =>
      get(`${pathOf(KOREA_INVESTMENT_CALLS, api)}?${new URLSearchParams(query).toString()}`, { tr_id: api }),
    flow: (market: string, sector: string, headers: Record<string, string | undefined> = {}) =>
      get(`${FLOW_PATH}?FID_INPUT_ISCD=${market}&FID_INPUT_ISCD_2=${sector}`, headers),
  };
}

/** One sandbox without quotas for all tests of a file, and a client of each broker. */
export async function startSandboxOnce(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ quotas: false, ...options });
  afterAll(() => sandbox.close());
  return { sandbox, kiwoom: callKiwoom(sandbox), broker: callKoreaInvestment(sandbox) };
}

/** A day as the model has it. */
export const dashed = (dt = ''): string => `${dt.slice(0, 4)}-${dt.slice(4, 6)}-${dt.slice(6, 8)}`;

/** The rows of every page, from the first key to the last. */
export async function pagesOf(ask: (key?: string) => Promise<Reply>, list: string): Promise<readonly Rows[]> {
  const pages: Rows[] = [];
  for (let key: string | undefined; ; ) {
    const reply = await ask(key);
    pages.push(rowsIn(reply, list));
    if (reply.headers.get('cont-yn') !== 'Y') return pages;
    key = reply.headers.get('next-key') ?? '';
  }
}
