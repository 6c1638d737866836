import { serveStdio as serve, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Readable, Writable } from 'node:stream';
import { thrownText } from '../answer/plain-text.ts';
import type { AssistantParts } from '../assistant.ts';
import { mcpServers } from '../mcp-server.ts';
import { claimStdout } from './protocol-stream.ts';

export interface StdioOptions {
  readonly stdin: Readable;
  /** Belongs to the protocol alone; what anything else writes to it goes to `stderr`. */
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Ends the server. */
  readonly signal?: AbortSignal | undefined;
}

/** Serves one client over stdin and stdout until it closes them, or the signal aborts. */
export async function serveStdio(
  parts: AssistantParts,
  { stdin, stdout, stderr, signal }: StdioOptions,
): Promise<void> {
  const { stream, release } = claimStdout(stdout, stderr);
  try {
    const ended = endOf(stdin, stream, signal);
    const handle = serve(mcpServers(parts), {
      transport: new StdioServerTransport(stdin, stream),
      onerror: (error) => parts.log?.(thrownText(error)),
    });
    await ended;
    await handle.close();
  } finally {
    release();
  }
}

/** When the client is gone, or the server is to end. */
const endOf = (stdin: Readable, stdout: Writable, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => resolve();
    for (const name of ['end', 'close', 'error']) stdin.once(name, done);
    for (const name of ['close', 'error']) stdout.once(name, done);
    if (signal?.aborted === true) done();
    signal?.addEventListener('abort', done, { once: true });
  });
