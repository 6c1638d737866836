import { once } from 'node:events';
import { freePort, startRedis as start } from '../../support/redis-server.ts';

/** A Redis with a log of its writes and a password, on one address. */
export async function startRedis(host: string, password: string, folder: string) {
  const port = await freePort(host);
  const options = `--requirepass ${password} --dir ${folder} --appendonly yes --maxmemory-policy noeviction`;
  const server = await start(port, { host, options });
  if (server === undefined) throw new Error('redis-server does not start');
  return {
    url: `redis://:${password}@${host}:${port}`,
    close: async () => {
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}
