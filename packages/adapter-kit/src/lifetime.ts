import { setMaxListeners } from 'node:events';
import { type BrokerError, err, failure, type Origin, type Result } from '@investor-flow/core';
import { type Asking, cancelled, CLOSED, endedBy, patience } from './asking.ts';
import type { Clock } from './clock.ts';

/** Everything a source has under way, so that closing it ends all of it. */
export interface Lifetime {
  /** Aborts when the source closes. */
  readonly signal: AbortSignal;
  /** Opens a question; it ends with the caller's signal or with the source. */
  ask(at: Origin, signal: AbortSignal | undefined): Asked;
  /** Ends what is under way and waits until it has ended; twice is once. */
  close(): Promise<void>;
}

/** A question that must be put down again. */
export interface Asked {
  readonly asking: Asking;
  /** Runs the work to a result, whatever it does: an end meanwhile is `cancelled`, a throw is `unavailable`. */
  run<Value>(work: () => Promise<Result<Value, BrokerError>>): Promise<Result<Value, BrokerError>>;
  /** The same question with its whole patience back: for the next page somebody asks for. */
  refreshed(): Asked;
  done(): void;
}

export function lifetime(clock: Clock, maxWaitMs: number): Lifetime {
  const closing = new AbortController();
  // Many questions listen to it; that is no leak, and Node need not warn of it.
  setMaxListeners(0, closing.signal);
  const running = new Set<Promise<unknown>>();

  const asked = (at: Origin, signal: AbortSignal, done: () => void): Asked => ({
    asking: { at, signal, patience: patience(clock, maxWaitMs) },
    async run(work) {
      if (signal.aborted) return err(cancelled(at, signal));
      const result = endedBy(signal, guarded(at, work)).catch(() => err(cancelled(at, signal)));
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    refreshed: () => asked(at, signal, done),
    done,
  });

  return {
    signal: closing.signal,
    ask(at, signal) {
      // Nobody else can end it: the source's own signal does, and making another takes longer than most waits.
      if (signal === undefined) return asked(at, closing.signal, () => undefined);
      const control = new AbortController();
      setMaxListeners(0, signal);
      const byCaller = (): void => control.abort(signal.reason);
      const byClose = (): void => control.abort(CLOSED);
      closing.signal.addEventListener('abort', byClose, { once: true });
      signal.addEventListener('abort', byCaller, { once: true });
      if (closing.signal.aborted) byClose();
      else if (signal.aborted) byCaller();
      return asked(at, control.signal, () => {
        closing.signal.removeEventListener('abort', byClose);
        signal.removeEventListener('abort', byCaller);
      });
    },
    async close() {
      closing.abort(CLOSED);
      await Promise.allSettled(running);
    },
  };
}

/** What a caller's calendar, store or limiter throws becomes a failure like any other; its text stays out. */
async function guarded<Value>(
  at: Origin,
  work: () => Promise<Result<Value, BrokerError>>,
): Promise<Result<Value, BrokerError>> {
  try {
    return await work();
  } catch (thrown) {
    return err(unexpected(at, thrown));
  }
}

/**
 * A part the caller brought in, named so that its failure can be told apart.
 *
 * A store or limiter of ours throws it with a reason that holds no secret; of anything else that is thrown only the part
 * is told.
 */
export class PartFailed extends Error {
  readonly part: 'CALENDAR' | 'CLOCK' | 'LIMITER' | 'TOKEN_STORE';

  constructor(part: PartFailed['part'], because = 'it threw instead of answering') {
    super(`the ${part.toLowerCase().replace('_', ' ')} failed: ${because}`);
    this.part = part;
  }
}

export const unexpected = (at: Origin, thrown: unknown): BrokerError =>
  failure.unavailable(at, {
    cause:
      thrown instanceof PartFailed
        ? { code: thrown.part, message: thrown.message }
        : { code: 'UNEXPECTED', message: `something failed that never should (${nameOf(thrown)})` },
  });

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.constructor.name : typeof thrown;
