import { err, type Result } from 'neverthrow';
import { type BrokerError, failure, type Origin } from '../error.ts';
import { cancelled, CLOSED, type QuestionContext, waitBudget } from './context.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import type { Clock } from './clock.ts';
import type { LeftOut } from './context.ts';
import { guardedCalendar, unexpected } from './guarded.ts';
import { type CallOptions, readOptions } from './options.ts';
import { allowManyListeners, endedBy, linkedSignal } from './signals.ts';

/** Everything that a source has open, so that closing it ends all of it. */
export interface Lifetime {
  /** Aborts when the source closes. */
  readonly signal: AbortSignal;
  /** Opens a question; it ends with the caller's signal or with the source. */
  open(at: Origin, options: unknown): Result<OpenQuestion, BrokerError>;
  /** Ends what is open and waits until it has ended; twice is once. */
  close(): Promise<void>;
}

/** A question, or a series that runs once a page. It listens to signals only while it runs, so it may be abandoned. */
export interface OpenQuestion {
  readonly context: QuestionContext;
  /** Runs the work to a result, whatever it does: an end meanwhile is `cancelled`, a throw is `unavailable`. */
  readonly run: <Value>(
    work: () => Promise<Result<Value, BrokerError>>,
  ) => Promise<Result<Value, BrokerError>>;
}

export interface LifetimeParts {
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly maxWaitMs: number;
  /** Announces a row that is left out as an event. */
  readonly onLeftOut: (at: Origin, row: LeftOut) => void;
}

export function lifetime({ clock, calendar, maxWaitMs, onLeftOut }: LifetimeParts): Lifetime {
  const closing = new AbortController();
  allowManyListeners(closing.signal);
  const running = new Set<Promise<unknown>>();
  const guarded = guardedCalendar(calendar);

  const opened = (at: Origin, { signal, onLeftOut: byCaller }: CallOptions): OpenQuestion => {
    // Without a caller's signal the source's own is enough: making another takes longer than most waits.
    const linked =
      signal === undefined
        ? { signal: closing.signal, link: () => undefined, release: () => undefined }
        : linkedSignal([closing.signal, signal]);
    const context: QuestionContext = {
      at,
      signal: linked.signal,
      waitBudget: waitBudget(clock, maxWaitMs),
      calendar: guarded,
      clock,
      leaveOut: (row, api) => {
        onLeftOut(api === undefined ? at : { ...at, api }, row);
        if (byCaller !== undefined) called(byCaller, row);
      },
    };
    return {
      context,
      async run(work) {
        linked.link();
        const ended = (): Result<never, BrokerError> => err(cancelled(at, linked.signal));
        const result = linked.signal.aborted
          ? Promise.resolve(ended())
          : endedBy(linked.signal, contained(at, work)).catch(ended);
        running.add(result);
        try {
          return await result;
        } finally {
          running.delete(result);
          linked.release();
        }
      },
    };
  };

  return {
    signal: closing.signal,
    open(at, options) {
      if (closing.signal.aborted) return err(cancelled(at, closing.signal));
      try {
        return readOptions(options)
          .map((read) => {
            if (read.signal !== undefined) allowManyListeners(read.signal);
            return opened(at, read);
          })
          .mapErr((issue): BrokerError => failure.invalid(at, [issue]));
      } catch {
        // A getter of the caller's threw, or a signal does not work like one.
        return err(failure.invalid(at, [{ path: 'options', message: 'must be readable' }]));
      }
    },
    async close() {
      closing.abort(CLOSED);
      await Promise.allSettled(running);
    },
  };
}

/** A handler of the caller that fails must not become the failure of the answer. */
function called(handler: (row: LeftOut) => unknown, row: LeftOut): void {
  try {
    void Promise.resolve(handler(Object.freeze({ ...row }))).catch(() => undefined);
  } catch {
    // The handler threw: its failure is its own.
  }
}

async function contained<Value>(
  at: Origin,
  work: () => Promise<Result<Value, BrokerError>>,
): Promise<Result<Value, BrokerError>> {
  try {
    return await work();
  } catch (thrown) {
    return err(unexpected(at, thrown));
  }
}
