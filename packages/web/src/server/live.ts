import type { LiveEvent, Watched } from '../api/message.ts';
import type { Hub } from './hub.ts';

/** A silent stream that has lost its client is noticed by writing to it. */
const BEAT_MS = 15_000;
const MOST_WATCHED = 16;

/** What a browser wants to follow: `broker.market.sector`, separated by commas. */
export const watchedIn = (text: string): readonly Watched[] =>
  text
    .split(',')
    .slice(0, MOST_WATCHED)
    .flatMap((one) => {
      const [broker, market, sector = 'all'] = one.split('.');
      return broker === undefined || broker === '' || market === undefined
        ? []
        : [{ broker, market, sector }];
    });

/** Server-sent events of everything watched, until the browser leaves. */
export function live(watched: readonly Watched[], hub: Hub, now: () => number): Response {
  const encoder = new TextEncoder();
  let leave = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: LiveEvent): void =>
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
      const beat = (): void => send({ type: 'beat', now: now() });
      beat();
      const timer = setInterval(beat, BEAT_MS).unref();
      const leaves = watched.map((of) => hub.follow(of, send));
      leave = () => {
        clearInterval(timer);
        for (const one of leaves) one();
      };
    },
    cancel: () => leave(),
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}
