import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { timers } from '../__fixtures__/host.ts';
import { loopback, meeting as meetingOf } from '../__fixtures__/loopback.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { shown } from '../../../../test/support/shown.ts';
import type { Request } from './send.ts';
import { sentOnce } from '../__fixtures__/sender-to.ts';

const SECRET = 'Bearer token-of-somebody-0123456789';
const GET: Request = {
  method: 'GET',
  path: '/quote',
  headers: { authorization: SECRET, 'content-type': 'application/json' },
};
const MIB = 1024 * 1024;

const meeting = async (listener: RequestListener, timeoutMs = 5000) => {
  const { send, ...met } = await meetingOf(listener, { timeoutMs });
  return { ...met, send: (request = GET, signal?: AbortSignal) => send(request, signal) };
};

describe('the connection', () => {
  it('is kept and used again', async () => {
    const met = await meeting((_, response) => response.end('{}'));
    for (let count = 0; count < 5; count += 1) expect(valueOf(await met.send()).status).toBe(200);
    expect(met.server.sockets).toHaveLength(1);
  });

  it('is kept after an answer of any status', async () => {
    const met = await meeting((_, response) => {
      response.writeHead(503).end('busy');
    });
    await met.send();
    await met.send();
    expect(met.server.sockets).toHaveLength(1);
  });

  it('is let go of on close', async () => {
    const met = await meeting((_, response) => response.end('{}'));
    await met.send();
    const [socket] = met.server.sockets;
    const gone = new Promise((resolve) => socket?.once('close', resolve));
    met.sending.close();
    await gone;
    expect(socket?.destroyed).toBe(true);
  });

  it('carries a content type on a GET, and the length of a body', async () => {
    const met = await meeting((request, response) => {
      request.setEncoding('utf8');
      let text = '';
      request.on('data', (chunk: string) => {
        text += chunk;
      });
      request.on('end', () => response.end(JSON.stringify([request.headers, text])));
    });
    const got: unknown = JSON.parse(valueOf(await met.send()).text);
    expect(got).toMatchObject([{ 'content-type': 'application/json' }, '']);
    const body = { name: '삼성전자' };
    const posted: unknown = JSON.parse(
      valueOf(await met.send({ ...GET, method: 'POST', body })).text,
    );
    const text = JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    expect(posted).toMatchObject([{ 'content-length': length }, text]);
  });
});

describe('an attempt', () => {
  it('ends on time though the server says nothing', async () => {
    const met = await meeting(() => undefined, 50);
    const error = errorOf(await met.send());
    expect(error).toEqual({
      kind: 'unavailable',
      cause: { code: 'TIMEOUT', message: 'no whole answer within 50 ms' },
    });
  });

  it('ends on time though the server drips bytes for ever', async () => {
    let dripped = 0;
    const met = await meeting((_, response) => {
      const drip = setInterval(() => {
        dripped += 1;
        response.write('x');
      }, 10);
      response.on('close', () => clearInterval(drip));
    }, 150);
    expect(errorOf(await met.send())).toMatchObject({ cause: { code: 'TIMEOUT' } });
    expect(dripped).toBeGreaterThan(2);
  });

  it('is not over at once where it may take longer than a timer can run', async () => {
    const met = await meeting((_, response) => {
      setTimeout(() => response.end('{}'), 20);
    }, 2 ** 31);
    expect(valueOf(await met.send()).status).toBe(200);
  });

  it('that times out does not hold up the next', async () => {
    let first = true;
    const met = await meeting((_, response) => {
      if (first) first = false;
      else response.end('{}');
    }, 200);
    expect(errorOf(await met.send())).toMatchObject({ cause: { code: 'TIMEOUT' } });
    expect(valueOf(await met.send()).status).toBe(200);
  });

  it('that the caller ends is cancelled, and leaves neither socket, timer nor listener', async () => {
    const met = await meeting((_, response) => {
      response.write('begun');
    });
    const control = new AbortController();
    const before = timers();
    const sent = met.send(GET, control.signal);
    while (met.server.sockets.length === 0) await settled();
    const [socket] = met.server.sockets;
    const gone = new Promise((resolve) => socket?.once('close', resolve));
    control.abort();
    expect(errorOf(await sent)).toMatchObject({ cause: { code: 'ERR_CANCELED' } });
    await gone;
    expect(timers()).toBeLessThanOrEqual(before);
    expect(getEventListeners(control.signal, 'abort')).toEqual([]);
  });

  it('that is answered leaves neither timer nor listener', async () => {
    const met = await meeting((_, response) => response.end('{}'));
    const { signal } = new AbortController();
    await met.send();
    const before = timers();
    await met.send(GET, signal);
    expect(timers()).toBeLessThanOrEqual(before);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is returned and never followed: %s', async (status) => {
    const paths: (string | undefined)[] = [];
    const met = await meeting((request, response) => {
      paths.push(request.url);
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const answer = valueOf(await met.send());
    expect(answer).toMatchObject({ status, headers: { location: '/elsewhere' } });
    expect(paths).toEqual(['/quote']);
  });
});

describe('an answer too large', () => {
  const TOO_LARGE = {
    kind: 'unreadable',
    issues: [{ path: '', message: 'the answer is larger than 4 MiB' }],
  };
  it.each([
    ['with its length said', (size: number) => ({ 'content-length': String(size) })],
    ['without it', () => ({})],
  ])('is refused %s', async (_, headers) => {
    const met = await meeting((__, response) => {
      const body = Buffer.alloc(4 * MIB + 1, 'x');
      response.writeHead(200, headers(body.length)).end(body);
    });
    expect(errorOf(await met.send())).toEqual(TOO_LARGE);
  });

  it('is refused too when it comes small and unpacks large', async () => {
    const packed = gzipSync(Buffer.alloc(5 * MIB, 'x'));
    expect(packed.length).toBeLessThan(MIB);
    const met = await meeting((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    expect(errorOf(await met.send())).toEqual(TOO_LARGE);
  });

  it('is none at exactly 4 MiB', async () => {
    const met = await meeting((_, response) => {
      response.end(Buffer.alloc(4 * MIB, 'x'));
    });
    expect(valueOf(await met.send()).text).toHaveLength(4 * MIB);
  });
});

describe('a broken connection', () => {
  it.each<[string, RequestListener]>([
    ['reset before an answer', (request) => request.socket.resetAndDestroy()],
    ['closed before an answer', (request) => request.socket.destroy()],
    [
      'cut off in the middle of a body with a length',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"half":', () => request.socket.destroy());
      },
    ],
    [
      'cut off in the middle of a body in chunks',
      (request, response) => {
        response.write('{"half":', () => request.socket.destroy());
      },
    ],
    [
      'that is no HTTP',
      (request) => {
        request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
      },
    ],
  ])('%s is a failure that shows nothing of the request', async (_, listener) => {
    const met = await meeting(listener);
    const error = errorOf(await met.send());
    expect(error).toMatchObject({
      kind: 'unavailable',
      cause: { message: expect.stringMatching(/./) },
    });
    expect(shown(error)).not.toContain('token-of-somebody');
    expect(shown(error)).not.toMatch(/axios/i);
  });

  it('refused from the start is a failure with a code and a sentence', async () => {
    const server = await loopback((_, response) => response.end());
    await server.stop();
    for (const host of ['127.0.0.1', 'localhost']) {
      const error = errorOf(await sentOnce(`http://${host}:${server.port}`, GET));
      expect(error).toEqual({
        kind: 'unavailable',
        cause: { code: 'ECONNREFUSED', message: expect.stringMatching(/\w/) },
      });
    }
  });
});
