import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'redis';

/** A Redis with a log of its writes and a password, on one address. */
export async function startRedis(host: string, password: string, folder: string) {
  const port = await freePort(host);
  const url = `redis://:${password}@${host}:${port}`;
  const options = `--port ${port} --bind ${host} --requirepass ${password} --save  --dir ${folder} --appendonly yes --maxmemory-policy noeviction`;
  const server = spawn('redis-server', options.split(' '), { stdio: 'ignore' });
  const answers = async (): Promise<boolean> => {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.close().then(() => true),
      () => false,
    );
  };
  // oxlint-disable-next-line no-await-in-loop -- until it answers
  for (let tries = 0; tries < 100 && !(await answers()); tries += 1) await wait(50);
  return {
    url,
    close: async () => {
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}

async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : Number.NaN;
}
