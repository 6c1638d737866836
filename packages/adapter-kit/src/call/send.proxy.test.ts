import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Loopback, loopback } from '../__fixtures__/loopback.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { shown } from '../../../../test/support/shown.ts';
import type { Request } from './send.ts';
import { sentOnce } from '../__fixtures__/sender-to.ts';

const GET: Request = { method: 'GET', path: '/quote', headers: { appsecret: 'a-secret-word' } };
const PROXY_PASSWORD = 'word-of-the-proxy';

/** Everything the variables may be called. */
const NAMES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];

let broker: Loopback;
let proxy: Loopback;
const asked: string[] = [];

beforeEach(async () => {
  asked.length = 0;
  broker = await loopback((_, response) => response.end('from the broker'));
  proxy = await loopback(
    (request, response) => {
      asked.push(String(request.url));
      response.end('from the proxy');
    },
    ({ method, url, rawHeaders }, socket) => {
      asked.push([method, url, ...rawHeaders].join(' '));
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    },
  );
  for (const name of NAMES.flatMap((it) => [it, it.toUpperCase()])) vi.stubEnv(name, undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await broker.stop();
  await proxy.stop();
});

const throughProxy = (baseUrl: string, proxies: boolean) =>
  sentOnce(baseUrl, GET, { proxy: proxies });

describe('the proxy variables of the environment', () => {
  it.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])(
    'are ignored unless they are asked for: %s',
    async (name) => {
      vi.stubEnv(name, proxy.url);
      expect(valueOf(await throughProxy(broker.url, false)).text).toBe('from the broker');
      expect(asked).toEqual([]);
      expect(valueOf(await throughProxy('http://broker.example', true)).text).toBe(
        'from the proxy',
      );
      expect(asked).toEqual(['http://broker.example/quote']);
    },
  );

  it('that name no one show no password of theirs in the failure', async () => {
    await proxy.stop();
    vi.stubEnv('http_proxy', `http://user:${PROXY_PASSWORD}@127.0.0.1:${proxy.port}`);
    const error = errorOf(await throughProxy('http://broker.example', true));
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(shown(error)).not.toContain(PROXY_PASSWORD);
    expect(shown(error)).not.toContain('a-secret-word');
  });

  it('show a proxy nothing of a call to an https host but the host', async () => {
    vi.stubEnv('https_proxy', proxy.url);
    await throughProxy('https://broker.example', true);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^CONNECT broker\.example:443 /);
    expect(asked[0]).not.toMatch(/appsecret|a-secret-word|quote/);
  });
});
