import { err, ok, type Result } from 'neverthrow';
import { guardedCalendar, type Moment, type TradingCalendar } from '../calendar/moment.ts';
import { type BrokerError, failure, type Origin, unexpected } from '../error.ts';
import { type Clock, endedBy, nowBy, waitBudget } from './clock.ts';
import { cancelled, CLOSED, type LeftOut, type QuestionContext } from './context.ts';
import { type CallOptions, readOptions } from './options.ts';
import { allowManyListeners, linkedSignal } from './signals.ts';

/** Everything that a source has open, so that closing it ends all of it. */
export interface Lifetime {
  /** Aborts when the source closes. */
  readonly signal: AbortSignal;
  /** The present moment; throws where the caller's clock fails. */
  readonly moment: () => Moment;
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

export function lifetime({ clock, maxWaitMs, onLeftOut, ...parts }: LifetimeParts): Lifetime {
  const closing = new AbortController();
  allowManyListeners(closing.signal);
  const running = new Set<Promise<unknown>>();
  const calendar = guardedCalendar(parts.calendar);

  return {
    signal: closing.signal,
    moment: () => ({ calendar, now: nowBy(clock) }),
    open(at, options) {
      if (closing.signal.aborted) return err(cancelled(at, closing.signal));
      let read: CallOptions = {};
      // Without a caller's signal the source's own is enough: making another takes longer than most waits.
      let linked: ReturnType<typeof linkedSignal> | undefined;
      try {
        const given = options === undefined ? ok(read) : readOptions(options);
        if (given.isErr()) return err(failure.invalid(at, [given.error]));
        read = given.value;
        if (read.signal !== undefined) {
          allowManyListeners(read.signal);
          linked = linkedSignal([closing.signal, read.signal]);
        }
      } catch {
        // A getter of the caller's threw, or a signal does not work like one.
        return err(failure.invalid(at, [{ path: 'options', message: 'must be readable' }]));
      }
      const { signal } = linked ?? closing;
      const context: QuestionContext = {
        at,
        signal,
        waitBudget: waitBudget(clock, maxWaitMs),
        calendar,
        clock,
        leaveOut: (row, api) => {
          onLeftOut(api === undefined ? at : { ...at, api }, row);
          if (read.onLeftOut !== undefined) called(read.onLeftOut, row);
        },
      };
      return ok({
        context,
        async run(work) {
          let result: ReturnType<typeof work> | undefined;
          try {
            linked?.link();
            if (signal.aborted) return err(cancelled(at, signal));
            result = endedBy(signal, work());
            running.add(result);
            return await result;
          } catch (thrown) {
            return err(signal.aborted ? cancelled(at, signal) : unexpected(at, thrown));
          } finally {
            if (result !== undefined) running.delete(result);
            linked?.release();
          }
        },
      });
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

type WaitingContext = Pick<QuestionContext, 'signal' | 'waitBudget'>;

/** Makes a call for each input at the same time; the first failure ends the others and is the failure of all. */
export async function concurrently<Input, Value, Context extends WaitingContext>(
  context: Context,
  inputs: readonly Input[],
  call: (input: Input, context: Context) => Promise<Result<Value, BrokerError>>,
): Promise<Result<readonly Value[], BrokerError>> {
  const [only] = inputs;
  // One call has no others to end.
  if (only !== undefined && inputs.length === 1)
    return (await call(only, context)).map((it) => [it]);

  const linked = linkedSignal([context.signal]);
  linked.link();
  let failed: BrokerError | undefined;
  try {
    const results = await Promise.all(
      inputs.map(async (input) => {
        const beside = { signal: linked.signal, waitBudget: context.waitBudget.beside() };
        const result = await call(input, { ...context, ...beside });
        if (result.isErr() && failed === undefined) {
          failed = result.error;
          linked.abort();
        }
        return result;
      }),
    );
    if (failed !== undefined) return err(failed);
    return ok(results.flatMap((result) => (result.isOk() ? [result.value] : [])));
  } catch (thrown) {
    // A call that threw instead of answering ends the others too.
    linked.abort();
    throw thrown;
  } finally {
    linked.release();
  }
}
