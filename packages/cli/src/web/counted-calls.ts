import { type CallEvent, type Clock, type Config, koreanTime } from 'investor-flow';
import { withEach } from '../settings.ts';

interface Count {
  readonly broker: string;
  readonly api: string;
  calls: number;
  failures: number;
}

/** Calls sent today, by Korean time, since the command began. */
export interface CountedCalls {
  readonly counts: () => readonly Readonly<Count>[];
  /** The same configuration, whose calls are counted. */
  readonly counting: (config: Config) => Config;
}

export function countedCalls(clock: Pick<Clock, 'now'>): CountedCalls {
  let day = koreanTime(clock.now()).day;
  let counts = new Map<string, Count>();
  const turn = (): void => {
    const today = koreanTime(clock.now()).day;
    if (today !== day) [day, counts] = [today, new Map()];
  };
  const count = ({ type, at: { broker, api = '' } }: CallEvent): void => {
    if (type !== 'response' && type !== 'failure') return;
    turn();
    const key = `${broker} ${api}`;
    const known = counts.get(key) ?? { broker, api, calls: 0, failures: 0 };
    counts.set(key, known);
    if (type === 'response') known.calls += 1;
    else known.failures += 1;
  };
  return {
    counts: () => {
      turn();
      return [...counts.values()];
    },
    counting: (config) =>
      withEach(config, ({ onEvent }) => ({
        onEvent: (event) => {
          count(event);
          onEvent?.(event);
        },
      })),
  };
}
