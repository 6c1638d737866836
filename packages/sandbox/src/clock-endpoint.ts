import type { ServerResponse } from 'node:http';
import { isInstant, type SandboxClock } from './clock.ts';
import { readObject, type WireRequest } from './wire.ts';

/** Where the sandbox's clock is read and moved, outside both brokers' paths. */
export const CLOCK_PATH = '/sandbox/clock';

/** GET gives the time; POST moves it first, ahead by milliseconds or to an instant. */
export async function answerClock(
  clock: SandboxClock,
  { method, text }: WireRequest,
  response: ServerResponse,
): Promise<void> {
  if (method !== 'GET' && method !== 'POST') {
    return send(response, 405, { error: 'The clock takes GET and POST.' }, { allow: 'GET, POST' });
  }
  if (method === 'POST') {
    const move = moveIn(text);
    if (move === undefined) return send(response, 400, { error: HOW });
    await move(clock);
  }
  send(response, 200, { now: clock.now() });
}

const HOW =
  'The body must be { "advanceMs": milliseconds } or { "set": an ISO text with its offset, or epoch milliseconds }.';

/** How a body moves the clock; nothing where it does not say. */
function moveIn(text: string): ((clock: SandboxClock) => Promise<void>) | undefined {
  const { advanceMs, set, ...others } = readObject(text) ?? {};
  if (Object.keys(others).length > 0) return undefined;
  if (set === undefined && Number.isFinite(advanceMs)) {
    return (clock) => clock.advance(Number(advanceMs));
  }
  return advanceMs === undefined && isInstant(set) ? (clock) => clock.set(set) : undefined;
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      ...headers,
    })
    .end(text);
}
