import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startRedis } from '../../../../test/support/redis-server.ts';

/** A Redis that keeps a log of its writes, and can be ended and started again. */
export async function ownRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-redis-'));
  const port = await freePort();
  const start = async () => {
    const server = await startRedis(port, { options: `--dir ${folder} --appendonly yes` });
    if (server === undefined) throw new Error('redis-server does not start');
    return server;
  };
  let server = await start();
  const end = async (): Promise<void> => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    restart: async (downMs: number) => {
      await end();
      await wait(downMs);
      server = await start();
    },
    close: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
