import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Request, SenderSettings } from '../call/send.ts';
import { senderTo } from './sender-to.ts';

/** A broker on this machine: a real server over real sockets. */
export interface Loopback {
  readonly url: string;
  readonly port: number;
  /** Every socket that was ever opened to it. */
  readonly sockets: readonly Socket[];
  stop(): Promise<void>;
}

export async function loopback(
  listener: RequestListener,
  tunnel?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<Loopback> {
  const server = createServer(listener);
  if (tunnel !== undefined) server.on('connect', tunnel);
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    sockets,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A sender and the server it talks to, both gone when the test is over. */
export async function meeting(listener: RequestListener, more: Partial<SenderSettings> = {}) {
  const server = await loopback(listener);
  const sending = senderTo(server.url, more);
  // What sending loads may take longer than an attempt.
  await sending.ready();
  onTestFinished(async () => {
    sending.close();
    await server.stop();
  });
  return {
    server,
    sending,
    send: (request: Request, signal = new AbortController().signal, sent?: () => void) =>
      sending.send(request, signal, sent),
  };
}
