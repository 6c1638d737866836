import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from './delivery.ts';

export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server on this machine that answers whatever the case at hand says. */
export interface WireServer {
  readonly url: string;
  /** What answers from now on, and an empty list of what was asked. */
  answer(by: (asked: Asked) => Delivery): void;
  readonly asked: readonly Asked[];
  /** What it has answered, for people. */
  readonly said: () => readonly string[];
  sockets(): Promise<number>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

export async function wireServer(): Promise<WireServer> {
  let by: (asked: Asked) => Delivery = () => {
    throw new Error('nothing to answer with');
  };
  const seen: Asked[] = [];
  const said: Delivery[] = [];
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const asked: Asked = {
        path: pathname,
        query: searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(asked);
      const delivery = by(asked);
      said.push(delivery);
      const { status, headers, body, until } = delivery;
      response.writeHead(status, { ...headers, 'content-length': String(body.length) });
      if (until === 1) response.end(body);
      else
        response.write(body.subarray(0, Math.floor(body.length * until)), () =>
          response.socket?.destroy(),
        );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answer(next) {
      by = next;
      seen.length = 0;
      said.length = 0;
    },
    asked: seen,
    said: () =>
      said.map(({ status, headers, body, until }) =>
        [status, JSON.stringify(headers), until, body.subarray(0, 6_000).toString('utf8')].join(
          ' ',
        ),
      ),
    sockets: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      }),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
