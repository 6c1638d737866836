import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { loopback } from '../../packages/adapter-kit/src/__fixtures__/loopback.ts';
import type { BrokerName } from './pair.ts';
import type { Planted } from './planted.ts';

/** What a broker says in one of its answers. */
interface Said {
  /** Everything it was ever told, in some encoding. */
  readonly text: string;
  readonly broker: BrokerName;
  /** A host where no one should ever be sent. */
  readonly elsewhere: string;
}

/** One way to give back what one was told. */
export type Way = (said: Said, response: ServerResponse, request: IncomingMessage) => void;

interface Told {
  readonly on: 'data' | 'sign-in';
  readonly way: Way;
  readonly text: (granted: readonly string[], broker: BrokerName) => string;
}

export type Echo = Awaited<ReturnType<typeof echoing>>;

/** A broker that lets everybody in and answers every other call as it is told to. */
export async function echoing({ tokens }: Planted, elsewhere: string) {
  const requests: string[] = [];
  let told: Told | undefined;
  let granted: string[] = [];
  let grants = 0;
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const { url = '' } = request;
    requests.push(`${url} ${request.rawHeaders.join(' ')} ${body}`);
    const broker = /^\/oauth2\/(?:token|revoke)$|^\/api\/dostk/.test(url)
      ? 'kiwoom'
      : 'koreainvestment';
    if (told !== undefined && url.startsWith('/oauth2/token') === (told.on === 'sign-in'))
      return told.way({ text: told.text(granted, broker), broker, elsewhere }, response, request);
    const token = tokens[grants % 2 === 0 ? 0 : 1];
    grants += 1;
    granted.push(token);
    const grant =
      broker === 'kiwoom'
        ? { token, expires_dt: '20991231000000', return_code: 0 }
        : { access_token: token, token_type: 'Bearer', expires_in: 86_400 };
    response.end(JSON.stringify(grant));
  };
  const server = await loopback(
    (request, response) => void text(request).then((body) => answer(request, response, body)),
  );
  return {
    url: server.url,
    requests,
    /** From now on; the text is made of the tokens that were granted since. */
    say: (it: Told): void => {
      told = it;
      granted = [];
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const MIB = 1024 * 1024;

/** A text or an object of each broker, made of what it was told. */
const body =
  (
    kiwoom: (text: string) => string | object,
    koreainvestment: (text: string) => string | object = kiwoom,
    status = 200,
  ): Way =>
  ({ text: it, broker }, response) => {
    const written = (broker === 'kiwoom' ? kiwoom : koreainvestment)(it);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof written === 'string' ? written : JSON.stringify(written));
  };

/** A refusal with a code of the broker's own, its words being what it was told. */
const refusal = (kiwoom: string, koreainvestment: string, status?: number): Way =>
  body(
    (it) => ({ return_code: 7, return_msg: `[${kiwoom}:no] ${it}`, echo: it }),
    (it) => ({ rt_cd: '1', msg_cd: koreainvestment, msg1: `no ${it}`, echo: it }),
    status,
  );
const page = (status: number): Way => body((it) => `<p>${it}</p>`, undefined, status);
const redirect =
  (status: number): Way =>
  ({ text: it, elsewhere }, response) =>
    void response
      .writeHead(status, { location: `${elsewhere}/?${encodeURIComponent(it)}` })
      .end(it);
const long = (length: number): Way => body((it) => `${it} `.repeat(Math.ceil(length / it.length)));

/** Answers that are no answer; most of them a broker, a gateway or a proxy has been seen to give. */
export const BAD_WAYS: Readonly<Record<string, Way>> = {
  'a refusal': refusal('9999', 'X0001'),
  'a refusal of the server': refusal('9999', 'X0001', 500),
  'a refusal without a code of its own': body(
    (it) => ({ return_code: 9, return_msg: it }),
    (it) => ({ error_code: 'E1', error_description: it }),
  ),
  'a code': body(
    (it) => ({ return_code: 7, return_msg: `유량 [${it.slice(0, 6).toUpperCase()}]` }),
    (it) => ({ rt_cd: '1', msg_cd: it.replaceAll(/\W/g, '').slice(0, 16), msg1: '' }),
  ),
  'nothing there': refusal('1901', 'KIOK0560'),
  'a fault that passes': refusal('1999', 'EGW00300'),
  'a quota': refusal('1700', 'EGW00201'),
  'a token refused': refusal('8005', 'EGW00123'),
  'a key refused': refusal('8001', 'EGW00103'),
  'no JSON': body((it) => `<html><title>${it}</title></html>`),
  'JSON of another shape': body((it) => ({ echo: [it, { [it]: it }] })),
  'columns of another shape': body(
    (it) => ({ return_code: 0, inds_netprps: [{ inds_cd: it, [it]: it }], stk_frgnr: it }),
    (it) => ({ rt_cd: '0', msg_cd: 'M', msg1: it, output: [{ [it]: it, prsn_ntby_tr_pbmn: it }] }),
  ),
  'a large text': long(MIB / 4),
  'a huge text': long(9 * MIB),
  'status 400': page(400),
  'status 401': page(401),
  'status 429': page(429),
  'status 502': page(502),
  'a redirect of status 302': redirect(302),
  'a redirect of status 307': redirect(307),
  'headers and no body': ({ text: it }, response) => {
    const value = encodeURIComponent(it).slice(0, 4000);
    for (const name of ['set-cookie', 'www-authenticate', 'server', 'next-key', 'x-echo'])
      response.setHeader(name, value);
    response.statusMessage = value;
    response.writeHead(500, { 'cont-yn': 'Y', 'retry-after': value }).end();
  },
  'headers too large': ({ text: it }, response) => {
    response.setHeader('x-echo', encodeURIComponent(it).repeat(40).slice(0, 40_000)).end();
  },
  'half an answer': ({ text: it }, response, request) => {
    response.writeHead(200, { 'content-length': String(it.length * 9) });
    response.write(it, () => request.socket.resetAndDestroy());
  },
  'no HTTP': ({ text: it }, _, request) => void request.socket.end(`${it}\r\n\r\n`),
  'half a header': ({ text: it }, _, request) =>
    void request.socket.end(`HTTP/1.1 200 OK\r\n${it.replaceAll(':', '')}\r\n\r\n`),
  'a hang-up': (_, __, request) => void request.socket.destroy(),
};

export const wayOf = (name: string): Way => {
  const way = BAD_WAYS[name];
  if (way === undefined) throw new Error(`no such way: ${name}`);
  return way;
};

/** The one answer that is one, with what the broker was told where it may write what it likes. */
export const goodWay =
  (rows: readonly Readonly<Record<string, string>>[], flow: object): Way =>
  ({ text: it, broker }, response) => {
    const inds_cd = it.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
    const named = rows.map((row) => ({ ...row, inds_nm: it }));
    const answer =
      broker === 'kiwoom'
        ? { return_code: 0, return_msg: it, inds_netprps: [...named, { ...named[0], inds_cd }] }
        : { ...flow, msg1: it, echo: it };
    response.setHeader('x-echo', encodeURIComponent(it).slice(0, 4000));
    response.end(JSON.stringify(answer));
  };
