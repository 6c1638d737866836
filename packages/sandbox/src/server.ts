import { createServer, type IncomingMessage } from 'node:http';
import { exchange, type Service } from './exchange.ts';
import type { WireRequest } from './wire.ts';

/** Longer than any test idles: a server that hangs up between two calls would be an unwanted fault. */
const KEEP_ALIVE_MS = 120_000;

/** Listens on the loopback interface alone. */
export async function serve(
  service: Service,
  port: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    read(incoming)
      .then((request) => exchange(service, request, response, gone.signal))
      .catch((error: unknown) => {
        // Unless the caller has gone, the sandbox itself failed: that must not pass for a broker's fault.
        const isOurs = !gone.signal.aborted && incoming.errored === null;
        if (isOurs) service.violations.push(`sandbox: ${String(error)}`);
        response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port was bound');

  let closed: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      closed ??= new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
