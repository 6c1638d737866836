import type { Clock } from '@investor-flow/core';
import type { SandboxClock } from '@investor-flow/sandbox';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps to its next sleeper whenever no call is in flight. */
export interface SimulatedClock extends Clock {
  /** Counts the calls that begin and those that have ended. */
  readonly calls: { began(): void; ended(): void };
  /** The same time for what makes the calls: while it sleeps, its call is not in flight. */
  readonly within: Clock;
  stop(): void;
}

/** Rounds of the event loop in which nothing happens before the clock jumps; while a call is in flight so many that an answer comes first, on a busy machine too. */
const QUIET_TURNS = 10;
const QUIET_TURNS_IN_FLIGHT = 5000;
/** So that a jump in the middle of a call does no more than slow it down. */
const LONGEST_JUMP_MS = 60_000;

/** A clock that stands still unless it is moved. */
export function standingClock(instant: string): Pick<SandboxClock, 'now' | 'advance'> {
  let now = Date.parse(instant);
  return {
    now: () => now,
    advance: async (ms) => {
      now += ms;
      await Promise.resolve();
    },
  };
}

export function simulatedClock(clock: Pick<SandboxClock, 'now' | 'advance'>): SimulatedClock {
  const sleepers = new Set<Sleeper>();
  let inFlight = 0;
  let quiet = 0;
  let isStopped = false;
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      quiet = 0;
      const abort = (): void => {
        sleepers.delete(sleeper);
        reject(new Error('aborted'));
      };
      const sleeper: Sleeper = {
        at: clock.now() + ms,
        wake: () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      if (signal?.aborted === true) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      sleepers.add(sleeper);
    });
  const round = async (): Promise<void> => {
    quiet += 1;
    if (quiet >= (inFlight > 0 ? QUIET_TURNS_IN_FLIGHT : QUIET_TURNS) && sleepers.size > 0) {
      quiet = 0;
      const next = Math.min(...[...sleepers].map(({ at }) => at));
      if (next > clock.now())
        await clock.advance(Math.min(next - clock.now(), LONGEST_JUMP_MS));
      for (const sleeper of sleepers) if (sleeper.at <= clock.now()) sleeper.wake();
    }
    if (!isStopped) setImmediate(() => void round());
  };
  void round();
  return {
    now: () => clock.now(),
    sleep,
    calls: {
      began: () => {
        inFlight += 1;
        quiet = 0;
      },
      ended: () => {
        inFlight -= 1;
        quiet = 0;
      },
    },
    within: {
      now: () => clock.now(),
      sleep: async (ms, signal) => {
        inFlight -= 1;
        try {
          await sleep(ms, signal);
        } finally {
          inFlight += 1;
        }
      },
    },
    stop: () => {
      isStopped = true;
    },
  };
}
