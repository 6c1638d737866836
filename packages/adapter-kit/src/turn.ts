import { type BrokerError, err, failure, ok, type Result } from '@investor-flow/core';
import { type Asking, cancelled, withinPatience } from './asking.ts';
import { PartFailed } from './lifetime.ts';
import type { Line } from './line.ts';

/** Waits until the broker's quota lets this call start, and no longer than the question may wait. */
export async function takeTurn(
  { limiter, dialect, announce }: Line,
  api: string,
  asking: Asking,
): Promise<Result<void, BrokerError>> {
  const { at, signal } = asking;
  const { key, perSecond } = dialect.turn(api);
  const waitMs = limiterPart(() => limiter.forecast?.(key, perSecond));
  const over = (retryAfterMs: number | undefined): BrokerError =>
    failure.throttled(
      at,
      retryAfterMs === undefined ? {} : { retryAfterMs },
      'The turn of this call comes later than the question may wait',
    );
  if (waitMs !== undefined && waitMs > asking.patience.left()) return err(over(waitMs));
  if (waitMs !== undefined && waitMs > 0) announce({ type: 'wait', at, for: 'turn', waitMs });
  let started: boolean;
  try {
    started = await withinPatience(asking, (until) => limiter.acquire(key, perSecond, until));
  } catch {
    throw new PartFailed('LIMITER');
  }
  if (signal.aborted) return err(cancelled(at, signal));
  return started ? ok(undefined) : err(over(undefined));
}

/** What a caller's limiter says at once; what it throws is named as its own failure. */
export function limiterPart<Value>(work: () => Value): Value {
  try {
    return work();
  } catch {
    throw new PartFailed('LIMITER');
  }
}
