import type { ServerResponse } from 'node:http';
import type { Interruption } from './faults/interrupt.ts';
import type { Answer } from './wire.ts';

/** How a body gets lost on its way: cut with a correct length, or cut with the connection. */
export type Cut = 'torn-json' | 'cut-off';

/** Ends the connection as a crashed server would. */
export const cutLine = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy();
};

export function deliver(response: ServerResponse, answer: Answer, cut?: Cut): void {
  const bytes = Buffer.from(JSON.stringify(answer.body));
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = cut === 'torn-json' ? half : bytes;
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': String(sent.length),
  });
  if (cut === 'cut-off') response.write(half, () => response.socket?.destroy());
  else response.end(sent);
}

export function deliverInterruption(response: ServerResponse, interruption: Interruption): void {
  if (interruption.kind === 'reset') return cutLine(response);
  if (interruption.kind === 'answer') return deliver(response, interruption.answer);
  const bytes = Buffer.from(interruption.text);
  response.writeHead(interruption.status, {
    'content-type': interruption.type,
    'content-length': String(bytes.length),
    ...interruption.headers,
  });
  response.end(bytes);
}
