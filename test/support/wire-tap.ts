import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on this host that can be cut, or go silent, and be repaired. */
export interface Way {
  readonly url: string;
  /** Cuts what is open and refuses what comes. */
  readonly cut: () => Promise<void>;
  /** Keeps connections open and lets nothing through. */
  readonly silence: () => void;
  readonly repair: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function wayTo(url: string): Promise<Way> {
  const { hostname, port } = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => silent || to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  const open = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : at;
  };
  const here = await open(0);
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    await closed;
  };
  return {
    url: `redis://127.0.0.1:${here}`,
    cut,
    silence: () => {
      silent = true;
    },
    repair: async () => {
      silent = false;
      if (!server.listening) await open(here);
    },
    close: cut,
  };
}
