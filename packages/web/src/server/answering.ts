import type { Result } from 'investor-flow';
import type { Message, Progress } from '../api/message.ts';
import type { Trouble } from '../api/trouble.ts';

type Work = (
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<Result<unknown, Trouble>>;

/** An answer as lines of JSON: how far it has come, then what came of it. It ends when the page no longer wants it. */
export function answering(work: Work, now: () => number): Response {
  const leaving = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (message: Message<unknown>): void => {
        if (leaving.signal.aborted) return;
        controller.enqueue(encoder.encode(`${JSON.stringify(message)}\n`));
      };
      const done = await work(leaving.signal, (progress) => send({ progress })).catch(failed);
      send(
        'trouble' in done
          ? { ...done, now: now() }
          : done.match<Message<unknown>>(
              (answer) => ({ answer, now: now() }),
              (trouble) => ({ trouble, now: now() }),
            ),
      );
      if (!leaving.signal.aborted) controller.close();
    },
    cancel: () => leaving.abort(),
  });
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson' } });
}

/** A bug of ours: shown where it happened, and the other views go on. */
const failed = (thrown: unknown): { readonly trouble: Trouble } => ({
  trouble: {
    kind: 'failed',
    message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    isTemporary: false,
  },
});
