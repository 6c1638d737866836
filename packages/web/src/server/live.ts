import { once } from 'node:events';
import type { LiveEvent, Watched } from '../api/message.ts';
import { streamed } from './answering.ts';
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
export const live = (watched: readonly Watched[], hub: Hub, now: () => number): Response =>
  streamed('text/event-stream', async (write, leaving) => {
    const send = (event: LiveEvent): void => write(`data: ${JSON.stringify(event)}\n\n`);
    const beat = (): void => send({ type: 'beat', now: now() });
    beat();
    const timer = setInterval(beat, BEAT_MS).unref();
    const leaves = watched.map((of) => hub.follow(of, send));
    await once(leaving, 'abort');
    clearInterval(timer);
    for (const leave of leaves) leave();
  });
