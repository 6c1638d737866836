import {
  type BrokerError,
  cancelled,
  DependencyError,
  err,
  failure,
  ok,
  type QuestionContext,
  type Result,
  withinBudget,
} from '@investor-flow/core';
import type { Permit } from '../pace/queue.ts';
import type { Transport } from './transport.ts';

/** Waits until the broker's quota lets this call start, and no longer than the question may wait. */
export async function acquirePermit(
  { limiter, dialect, announce }: Transport,
  api: string,
  asking: QuestionContext,
): Promise<Result<Permit, BrokerError>> {
  const { at, signal, waitBudget } = asking;
  const { key, perSecond } = dialect.quotaOf(api);
  try {
    if (signal.aborted) return err(cancelled(at, signal));
    // Where nothing waits there is nothing to forecast.
    const free = limiter.takeFree?.(key, perSecond);
    if (free !== undefined) return ok(free);

    const forecast = limiter.forecast?.(key, perSecond);
    let waitMs = typeof forecast === 'object' ? undefined : forecast;
    // A limiter that takes longer than the question may wait cannot say.
    if (typeof forecast === 'object')
      await withinBudget(asking, async () => {
        waitMs = await forecast;
      });
    if (signal.aborted) return err(cancelled(at, signal));
    if (waitMs !== undefined && waitMs > waitBudget.left())
      return err(tooLate(asking, perSecond, waitMs));
    if (waitMs !== undefined && waitMs > 0) announce({ type: 'wait', at, for: 'quota', waitMs });

    let given: { readonly permit: Permit } | undefined;
    const isInTime = await withinBudget(asking, async (until) => {
      given = { permit: await limiter.acquire(key, perSecond, until) };
    });
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- given meanwhile
    if (given === undefined) return err(tooLate(asking, perSecond));
    const { permit } = given as { readonly permit: Partial<Permit> | undefined };
    if (typeof permit?.sent !== 'function' || typeof permit.done !== 'function')
      throw new DependencyError('LIMITER', 'it gave no permit');
    if (isInTime && !signal.aborted) return ok(permit as Permit);
    // Release a permit that will not be used.
    permit.done();
    return err(tooLate(asking, perSecond));
  } catch (thrown) {
    throw DependencyError.of('LIMITER', thrown);
  }
}

/** The quota does not let a call start in time: after the wait that is forecast, or at all. */
function tooLate({ at, signal }: QuestionContext, perSecond: number, waitMs?: number): BrokerError {
  if (signal.aborted) return cancelled(at, signal);
  if (waitMs === undefined)
    return failure.throttled(at, {}, 'The quota did not let this call leave within maxWaitMs');
  const seconds = Math.ceil(waitMs / 1000);
  const ahead = Math.floor((waitMs / 1000) * perSecond);
  return failure.throttled(
    at,
    { retryAfterMs: waitMs },
    `The quota lets this call leave in ${seconds} s, behind about ${ahead} others: longer than maxWaitMs allows`,
  );
}
