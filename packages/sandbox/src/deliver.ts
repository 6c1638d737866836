import type { ServerResponse } from 'node:http';
import type { Sent } from './faults/interrupt.ts';

/** How a body gets lost on its way: cut with a correct length, or cut with the connection. */
export type Cut = 'torn-json' | 'cut-off';

/** Ends the connection as a crashed server would. */
export const cutLine = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy();
};

export function deliver(
  response: ServerResponse,
  { status, headers, body }: Sent,
  cut?: Cut,
): void {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = cut === 'torn-json' ? half : bytes;
  response.writeHead(status, {
    ...headers,
    'content-length': String(sent.length),
  });
  if (cut === 'cut-off') response.write(half, () => response.socket?.destroy());
  else response.end(sent);
}
