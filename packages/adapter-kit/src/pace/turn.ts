import {
  type QuestionContext,
  cancelled,
  withinBudget,
  DependencyError,
  type BrokerError,
  err,
  failure,
  ok,
  type Result,
} from '@investor-flow/core';
import type { Limiter } from './limiter.ts';
import type { Line } from '../call/line.ts';

/** Waits until the broker's quota lets this call start, and no longer than the question may wait. */
export async function takeTurn(
  { limiter, dialect, announce }: Line,
  api: string,
  asking: QuestionContext,
): Promise<Result<void, BrokerError>> {
  const { at, signal } = asking;
  const { key, perSecond } = dialect.turn(api);
  const waitMs = await forecastOf(limiter, key, perSecond, asking);
  if (signal.aborted) return err(cancelled(at, signal));
  const over = (retryAfterMs: number | undefined): BrokerError =>
    failure.throttled(
      at,
      retryAfterMs === undefined ? {} : { retryAfterMs },
      'The turn of this call comes later than the question may wait',
    );
  if (waitMs !== undefined && waitMs > asking.waitBudget.left()) return err(over(waitMs));
  if (waitMs !== undefined && waitMs > 0) announce({ type: 'wait', at, for: 'turn', waitMs });
  let granted = false;
  let started: boolean;
  try {
    started = await withinBudget(asking, async (until) => {
      await limiter.acquire(key, perSecond, until());
      granted = true;
    });
  } catch (thrown) {
    throw limiterFault(thrown);
  }
  if (started && !signal.aborted) return ok(undefined);
  // A turn that was had and is not taken must not be waited for, or later calls would be counted for it.
  if (granted) progress({ limiter, dialect }, api).over();
  return err(signal.aborted ? cancelled(at, signal) : over(undefined));
}

/** Tells the limiter how far a call has come. */
export interface Progress {
  /** Never throws: whoever calls it is in the middle of sending. */
  readonly sent: () => void;
  /** The call is over, whatever came of it; a limiter that failed meanwhile fails now. */
  readonly over: () => void;
}

export function progress(
  { limiter, dialect }: Pick<Line, 'limiter' | 'dialect'>,
  api: string,
): Progress {
  const { key } = dialect.turn(api);
  let left = false;
  let fault: DependencyError | undefined;
  const sent = (): void => {
    if (left) return;
    left = true;
    try {
      limiter.sent?.(key);
    } catch (thrown) {
      fault = limiterFault(thrown);
    }
  };
  return {
    sent,
    over: () => {
      sent();
      if (fault !== undefined) throw fault;
      limiterPart(() => limiter.answered?.(key));
    },
  };
}

/** Nothing where the limiter cannot tell, or takes longer to tell than the question may wait. */
async function forecastOf(
  limiter: Limiter,
  key: string,
  perSecond: number,
  asking: QuestionContext,
): Promise<number | undefined> {
  let told = limiterPart(() => limiter.forecast?.(key, perSecond));
  if (typeof told !== 'object') return told;
  const telling = told;
  told = undefined;
  try {
    await withinBudget(asking, async () => {
      told = await telling;
    });
  } catch (thrown) {
    throw limiterFault(thrown);
  }
  return told;
}

/** What a caller's limiter says at once; what it throws is named as its own failure. */
export function limiterPart<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (thrown) {
    throw limiterFault(thrown);
  }
}

const limiterFault = (thrown: unknown): DependencyError =>
  thrown instanceof DependencyError ? thrown : new DependencyError('LIMITER');
