import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Larger than any call of a tool. */
export const MOST_BODY_BYTES = 1_048_576;

/** A request of Node as one of the web; nothing where its body is too large. It aborts when the client hangs up. */
export async function webRequest(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Request | undefined> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const body = await bodyOf(request);
  if (body === undefined) return undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  const { method = 'GET', url = '/' } = request;
  return new Request(new URL(url, `http://${request.headers.host ?? '127.0.0.1'}`), {
    method,
    headers,
    signal: gone.signal,
    ...(body.length === 0 ? {} : { body }),
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Sends an answer of the web through Node; a client that hangs up ends its stream. */
export async function sendWebResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  await pipeline(Readable.fromWeb(answer.body), response);
}

/** Refuses a request with a sentence. */
export function refuse(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}
