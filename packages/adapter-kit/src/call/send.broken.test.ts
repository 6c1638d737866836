import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { meeting } from '../__fixtures__/loopback.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import type { Request } from './send.ts';
import { senderTo } from '../__fixtures__/sender-to.ts';

const POST: Request = { method: 'POST', path: '/quote', headers: {}, body: { stock: '005930' } };

/** A sender over connections that its server may forget. */
async function forgetful(more: { readonly idleMs?: number } = {}) {
  const forgotten = new WeakSet<Socket>();
  let harm: (socket: Socket) => void = () => undefined;
  const met = await meeting(
    ({ socket }, response) => {
      if (forgotten.has(socket)) harm(socket);
      else setTimeout(() => response.end('{}'), 50);
    },
    { timeoutMs: 300, ...more },
  );
  return {
    ...met,
    open: (count: number) => Promise.all(Array.from({ length: count }, () => met.send(POST))),
    forget: (how: (socket: Socket) => void): void => {
      for (const socket of met.server.sockets) forgotten.add(socket);
      harm = how;
    },
  };
}

describe('connections that the server has forgotten', () => {
  it('and resets: the first call goes over a new one, and tries no other that lay idle', async () => {
    const { server, send, open, forget } = await forgetful();
    await open(8);
    forget((socket) => socket.resetAndDestroy());
    let left = 0;
    expect(valueOf(await send(POST, undefined, () => (left += 1))).status).toBe(200);
    expect(left).toBeGreaterThan(0);
    expect(server.sockets).toHaveLength(9);
  });

  it('and says nothing: the first call times out, and the next takes a new one', async () => {
    const { send, open, forget } = await forgetful();
    await open(8);
    forget(() => undefined);
    expect(errorOf(await send(POST))).toMatchObject({ cause: { code: 'TIMEOUT' } });
    expect(valueOf(await send(POST)).status).toBe(200);
  });

  it('are not tried twice where they were new', async () => {
    let asked = 0;
    const { send } = await meeting(({ socket }) => {
      asked += 1;
      socket.resetAndDestroy();
    });
    expect(errorOf(await send(POST))).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(asked).toBe(1);
  });
});

it('brings no warning of Node, however many connections are open at once', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error): void => {
    warnings.push(name);
  };
  process.on('warning', note);
  const { server, open } = await forgetful();
  await open(12);
  process.off('warning', note);
  expect(server.sockets).toHaveLength(12);
  expect(warnings).toEqual([]);
});

it('keeps no connection longer than its time', async () => {
  const { server, open } = await forgetful({ idleMs: 100 });
  await open(1);
  const [socket] = server.sockets;
  expect(socket?.destroyed).toBe(false);
  await new Promise((resolve) => socket?.once('close', resolve));
});

it('lets go of a proxy that has not opened its tunnel yet', async () => {
  const sockets: Socket[] = [];
  const proxy = createTcpServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  vi.stubEnv('https_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('no_proxy', undefined);
  const sending = senderTo('https://broker.example', { timeoutMs: 60_000, proxy: true });
  const control = new AbortController();
  const sent = sending.send(POST, control.signal);
  await once(proxy, 'connection');
  const [socket] = sockets;
  const gone = new Promise((resolve) => socket?.once('close', resolve));
  control.abort();
  sending.close();
  await gone;
  expect(errorOf(await sent)).toMatchObject({ cause: { code: 'ERR_CANCELED' } });
  vi.unstubAllEnvs();
  proxy.close();
});

it('decodes what the server declares', async () => {
  const { send } = await meeting((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=euc-kr' });
    response.end(Buffer.from([0xc1, 0xbe, 0xc7, 0xd5]));
  });
  expect(valueOf(await send(POST)).text).toBe('종합');
});
