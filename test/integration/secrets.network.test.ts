import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import type { CallEvent, CommonSettings } from '@investor-flow/adapter-kit';
import type { Source } from '@investor-flow/core';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LOOKS, leakedIn, openPlanted, secretsOf, toldOf } from '../support/planted.ts';
import { evening } from '../support/clock.ts';
import { type BrokerName, BROKERS, openPair } from '../support/pair.ts';
import { shownCloned } from '../support/shown.ts';
import { ROOT } from '../support/sources.ts';
import { valueOf } from '../support/results.ts';

const PLANTED = LOOKS.usual;
const SECRETS = secretsOf(PLANTED);

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Whatever there is to see of one question to a host. */
async function seenOf(broker: BrokerName, baseUrl: string, more: CommonSettings = {}) {
  const events: CallEvent[] = [];
  const onEvent = (event: CallEvent): void => void events.push(event);
  const common = { baseUrl, clock: evening(), retries: 1, timeoutMs: 2000, onEvent, ...more };
  const source: Source = openPlanted(broker, PLANTED, common);
  const result = await source.investorFlow({ market: 'kospi' });
  await source.close();
  const error = result.isErr() ? result.error : undefined;
  return { error, text: shownCloned([result.isOk() ? result.value : error, events]) };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const PROXY_VARIABLES = [
  ...['http_proxy', 'https_proxy', 'all_proxy'].flatMap((it) => [it, it.toUpperCase()]),
  ...['proxy', 'http_proxy', 'https_proxy'].map((it) => `npm_config_${it}`),
];

/** A proxy that notes who asks it for what. */
async function proxy() {
  const asked: string[] = [];
  const note = ({ method, url, rawHeaders }: IncomingMessage) =>
    asked.push(`${method} ${url} ${rawHeaders.join(' ')}`);
  const server = createHttpServer((request, response) => {
    note(request);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  return { asked, url: `http://someone:proxy-password@127.0.0.1:${await listening(server)}` };
}

describe.each(BROKERS)('%s', (name) => {
  it('asks no proxy of the environment, whatever it is called', async () => {
    const { asked, url } = await proxy();
    for (const variable of PROXY_VARIABLES) vi.stubEnv(variable, url);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('NO_PROXY', '');
    await using pair = await openPair();
    valueOf(await pair[name].investorFlow({ market: 'kospi' }));
    vi.spyOn(dns, 'lookup').mockImplementation(unknownHost(name));
    await seenOf(name, 'https://broker.example');
    expect(asked).toEqual([]);
  });

  it('reports the proxy it was reported to ask no more than a host', async () => {
    const { asked, url } = await proxy();
    for (const variable of PROXY_VARIABLES) vi.stubEnv(variable, url);
    const { error, text } = await seenOf(name, 'https://broker.example', { proxy: true });
    expect(error?.kind).toBe('unavailable');
    expect(asked.length).toBeGreaterThan(0);
    expect(leakedIn(asked.join('\n'), SECRETS)).toEqual([]);
    expect(leakedIn(text, [...SECRETS, 'proxy-password'])).toEqual([]);
  });

  it('shows nothing where a host has no address', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(unknownHost(name));
    const { error, text } = await seenOf(name, 'https://broker.example');
    expect(error).toMatchObject({ kind: 'unavailable', cause: { code: 'ENOTFOUND' } });
    expect(leakedIn(text, SECRETS)).toEqual([]);
  });

  it('sends and shows nothing where no one vouches for the host', async () => {
    const path = join(ROOT, 'packages/adapter-kit/src/__fixtures__/self-signed.pem');
    const pem = readFileSync(path, 'utf8');
    const seen: string[] = [];
    const server = createTlsServer({ cert: pem, key: pem }, (request, response) => {
      seen.push(request.rawHeaders.join(' '));
      response.end();
    });
    const { error, text } = await seenOf(name, `https://localhost:${await listening(server)}`);
    expect(error).toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(seen).toEqual([]);
    expect(leakedIn(text, SECRETS)).toEqual([]);
  });

  it('shows nothing where no one answers in time, or at all', async () => {
    const server = createHttpServer(() => undefined);
    const port = await listening(server);
    const late = await seenOf(name, `http://127.0.0.1:${port}`, { timeoutMs: 40 });
    expect(late.error).toMatchObject({ cause: { code: 'TIMEOUT' } });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const refused = await seenOf(name, `http://127.0.0.1:${port}`);
    expect(refused.error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(leakedIn(late.text + refused.text, SECRETS)).toEqual([]);
  });
});

/** A resolver that knows no one and says everything the broker was to be reported. */
const unknownHost = (name: BrokerName): typeof dns.lookup =>
  ((host: string, _: unknown, done: (error: Error) => void) => {
    const message = `getaddrinfo ENOTFOUND ${host} ${toldOf(PLANTED, name).join(' ')}`;
    process.nextTick(done, Object.assign(new Error(message), { code: 'ENOTFOUND' }));
  }) as unknown as typeof dns.lookup;
