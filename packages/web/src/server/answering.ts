import { err, type Result } from 'investor-flow';
import type { Message, Progress } from '../api/message.ts';
import type { Trouble } from '../api/trouble.ts';

type Work = (
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<Result<unknown, Trouble>>;

/** A body that is written as it comes, until all is said or the browser leaves. */
export function streamed(
  type: string,
  write: (send: (text: string) => void, leaving: AbortSignal) => Promise<void>,
): Response {
  const leaving = new AbortController();
  const { signal } = leaving;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string): void => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      await write(send, signal);
      if (!signal.aborted) controller.close();
    },
    cancel: () => leaving.abort(),
  });
  return new Response(body, { headers: { 'Content-Type': type } });
}

/** An answer as lines of JSON: how far it has come, then what came of it. It ends when the page no longer wants it. */
export const answering = (work: Work, now: () => number): Response =>
  streamed('application/x-ndjson', async (write, leaving) => {
    const send = (message: Message<unknown>): void => write(`${JSON.stringify(message)}\n`);
    const done = await work(leaving, (progress) => send({ progress })).catch(failed);
    send(
      done.match<Message<unknown>>(
        (answer) => ({ answer, now: now() }),
        (trouble) => ({ trouble, now: now() }),
      ),
    );
  });

/** A bug of ours: shown where it happened, and the other views go on. */
const failed = (thrown: unknown): Result<never, Trouble> =>
  err({
    kind: 'failed',
    message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    isTemporary: false,
  });
