import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { loopback } from '../../../packages/adapter-kit/src/__fixtures__/loopback.ts';
import type { Delivery } from './delivery.ts';

export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on this machine that answers whatever the case at hand says. */
export async function wireServer() {
  let by: (asked: Asked) => Delivery = () => {
    throw new Error('nothing to answer with');
  };
  const seen: Asked[] = [];
  const said: Delivery[] = [];
  const server = await loopback((request, response) => {
    void text(request).then((body) => {
      const { pathname: path, searchParams: query } = new URL(request.url ?? '/', server.url);
      const asked: Asked = { path, query, headers: request.headers, body };
      seen.push(asked);
      const delivery = by(asked);
      said.push(delivery);
      const { status, headers, body: sent, until } = delivery;
      response.writeHead(status, { ...headers, 'content-length': String(sent.length) });
      if (until === 1) response.end(sent);
      else
        response.write(sent.subarray(0, Math.floor(sent.length * until)), () =>
          response.socket?.destroy(),
        );
    });
  });
  return {
    url: server.url,
    /** What answers from now on, and an empty list of what was asked. */
    answer(next: (asked: Asked) => Delivery): void {
      by = next;
      seen.length = 0;
      said.length = 0;
    },
    asked: seen as readonly Asked[],
    /** What it has answered, for people. */
    said: (): readonly string[] =>
      said.map(({ status, headers, body, until }) =>
        [status, JSON.stringify(headers), until, body.subarray(0, 6_000).toString('utf8')].join(
          ' ',
        ),
      ),
    sockets: () => server.sockets.filter(({ destroyed }) => !destroyed).length,
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
