import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
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
    own = await started();
    if (own === undefined && isRequired && isFromDebian()) own = await started();
    if (own === undefined && isRequired)
      throw new Error('no Redis answers, and redis-server is not on the PATH');
    provide('redisUrl', own?.url);
  }
}

function isFromDebian(): boolean {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'inherit' }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server');
}

export async function teardown(): Promise<void> {
  await own?.stop();
}

let own: OwnServer | undefined;

interface OwnServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function answers(port: number, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect({ port: port || 6379, host });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(500) });
    socket.write('PING\r\n');
    const [answer]: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(500) });
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function started(): Promise<OwnServer | undefined> {
  const port = await freePort();
  const options = `--port ${port} --bind 127.0.0.1 --save  --appendonly no`.split(' ');
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  try {
    await once(server, 'spawn');
  } catch {
    return undefined;
  }
  const stop = async (): Promise<void> => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop -- until it answers
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    // oxlint-disable-next-line no-await-in-loop -- until it answers
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
