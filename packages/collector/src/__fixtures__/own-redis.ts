import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';

/** A Redis that keeps a log of its writes, and can be ended and started again. */
export async function ownRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const start = async () => {
    const options = `--port ${port} --bind 127.0.0.1 --save  --dir ${folder} --appendonly yes`;
    const server = spawn('redis-server', options.split(' '), { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const client = createClient({ url, socket: { reconnectStrategy: false } });
      client.on('error', () => undefined);
      // oxlint-disable-next-line no-await-in-loop -- until it answers
      const isThere = await client.connect().then(
        () => client.close().then(() => true),
        () => false,
      );
      if (isThere) break;
      // oxlint-disable-next-line no-await-in-loop -- until it answers
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return server;
  };
  let server = await start();
  const end = async (): Promise<void> => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url,
    restart: async (downMs: number) => {
      await end();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await start();
    },
    close: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
