import { type InvestorFlowQuery, type Measure, type Source, watch } from 'investor-flow';
import type { LiveEvent, Watched } from '../api/message.ts';
import { ofBroker } from '../views/trouble.ts';
import type { ViewContext } from '../views/view.ts';

type Send = (event: LiveEvent) => void;

/** Watches what browsers look at: one watch a subject, however many of them want it. */
export interface Hub {
  /** Gives a function that ends the subscription. */
  readonly follow: (of: Watched, send: Send) => () => void;
  readonly close: () => void;
}

interface HubParts extends Pick<ViewContext, 'sources' | 'clock' | 'calendar'> {
  readonly everyMs: number;
}

interface Watcher {
  readonly sends: Set<Send>;
  readonly leaving: AbortController;
  last: LiveEvent | undefined;
}

export function createHub({ sources, clock, calendar, everyMs }: HubParts): Hub {
  const watchers = new Map<string, Watcher>();

  async function run(of: Watched, source: Source, watcher: Watcher): Promise<void> {
    const { leaving, sends } = watcher;
    const tell = (event: LiveEvent): void => {
      watcher.last = event;
      for (const send of sends) send(event);
    };
    const query = queryOf(of, source);
    const options = { everyMs, clock, calendar, signal: leaving.signal };
    for await (const sample of watch(source, query, options)) {
      const now = clock.now();
      tell(
        sample.match<LiveEvent>(
          (it) => ({ type: 'sample', of, sample: it, now }),
          (error) => ({ type: 'failure', of, trouble: ofBroker(error), now }),
        ),
      );
    }
    if (!leaving.signal.aborted) tell({ type: 'ended', of, now: clock.now() });
  }

  return {
    follow: (of, send) => {
      const source = Object.hasOwn(sources, of.broker) ? sources[of.broker] : undefined;
      if (source === undefined) return () => undefined;
      const key = JSON.stringify([of.broker, of.market, of.sector]);
      const known = watchers.get(key);
      const watcher = known ?? {
        sends: new Set(),
        leaving: new AbortController(),
        last: undefined,
      };
      watcher.sends.add(send);
      if (known === undefined) {
        watchers.set(key, watcher);
        const ended = (): void => void (watchers.get(key) === watcher && watchers.delete(key));
        void run(of, source, watcher).then(ended, ended);
      } else if (known.last !== undefined) send(known.last);
      return () => {
        watcher.sends.delete(send);
        if (watcher.sends.size > 0) return;
        watcher.leaving.abort();
        if (watchers.get(key) === watcher) watchers.delete(key);
      };
    },
    close: () => {
      for (const { leaving } of watchers.values()) leaving.abort();
      watchers.clear();
    },
  };
}

const BOTH: readonly Measure[] = ['value', 'volume'];

/** Both measures where the source has both. */
function queryOf({ market, sector }: Watched, source: Source): InvestorFlowQuery {
  const query = { market, sector } as InvestorFlowQuery;
  const full = { ...query, measures: BOTH };
  return source.refusal('investorFlow', full) === undefined ? full : query;
}
