import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a real Redis is, or nothing where there is none. */
    readonly redisUrl: string | undefined;
  }
}

/**
 * Finds a Redis for the tests: the one that `INVESTOR_FLOW_TEST_REDIS_URL` names, else the one on the usual port of this
 * host, else one of our own if `redis-server` is on the PATH. With `INVESTOR_FLOW_REQUIRE_REDIS` Debian's is installed
 * where there is none, and without any the tests fail.
 */
export async function setup({ provide }: TestProject): Promise<void> {
  const given = process.env['INVESTOR_FLOW_TEST_REDIS_URL'];
  const isRequired = (process.env['INVESTOR_FLOW_REQUIRE_REDIS'] ?? '') !== '';
  if (given !== undefined && given !== '') {
    const { hostname, port } = new URL(given);
    if (isRequired && !(await answers(Number(port), hostname)))
      throw new Error('nothing answers at INVESTOR_FLOW_TEST_REDIS_URL');
    provide('redisUrl', given);
  } else if (await answers(6379)) provide('redisUrl', 'redis://127.0.0.1:6379');
  else {
    const port = await freePort();
    own = await startRedis(port);
    if (own === undefined && isRequired && isFromDebian()) own = await startRedis(port);
    if (own === undefined && isRequired)
      throw new Error('no Redis answers, and redis-server is not on the PATH');
    provide('redisUrl', own === undefined ? undefined : `redis://127.0.0.1:${port}`);
  }
}

function isFromDebian(): boolean {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'inherit' }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server');
}

export const teardown = (): void => void own?.kill();

let own: ChildProcess | undefined;

async function answers(port: number, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect({ port: port || 6379, host });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(500) });
    socket.write('PING\r\n');
    const [answer]: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(500) });
    return /^(?:\+PONG|-NOAUTH)/.test(String(answer));
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A Redis of our own that answers; nothing where there is no `redis-server`. */
export async function startRedis(
  port: number,
  { host = '127.0.0.1', options = '--appendonly no' } = {},
): Promise<ChildProcess | undefined> {
  const argv = `--port ${port} --bind ${host} --save  ${options}`.split(' ');
  const server = spawn('redis-server', argv, { stdio: 'ignore' });
  try {
    await once(server, 'spawn');
  } catch {
    return undefined; // there is no redis-server
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(port, host)) return server;
    await wait(50);
  }
  server.kill();
  return undefined;
}

export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
