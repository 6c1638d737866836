import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Passes connections on to another place; it looks at nothing. */
export async function forward(from: Place, to: Place) {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(from.port, from.host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : Number.NaN,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
