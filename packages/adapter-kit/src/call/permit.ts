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
import type { Limiter } from '../pace/limiter.ts';
import type { Permit } from '../pace/queue.ts';
import type { Transport } from './transport.ts';

/** Waits until the broker's quota lets this call start, and no longer than the question may wait. */
export async function acquirePermit(
  { limiter, dialect, announce }: Transport,
  api: string,
  asking: QuestionContext,
): Promise<Result<Permit, BrokerError>> {
  const { at, signal } = asking;
  const { key, perSecond } = dialect.quotaOf(api);
  const tooLate = (waitMs: number | undefined): BrokerError =>
    failure.throttled(
      at,
      waitMs === undefined ? {} : { retryAfterMs: waitMs },
      waitMs === undefined
        ? 'The quota did not let this call leave within maxWaitMs'
        : `The quota lets this call leave in ${seconds(waitMs)}, behind about ${ahead(waitMs, perSecond)} others: longer than maxWaitMs allows`,
    );
  const waitMs = await forecastOf(limiter, key, perSecond, asking);
  if (signal.aborted) return err(cancelled(at, signal));
  if (waitMs !== undefined && waitMs > asking.waitBudget.left()) return err(tooLate(waitMs));
  if (waitMs !== undefined && waitMs > 0) announce({ type: 'wait', at, for: 'quota', waitMs });

  const granted = await inTime(asking, (until) => limiter.acquire(key, perSecond, until()));
  const permit = 'value' in granted ? guarded(granted.value) : undefined;
  if (permit !== undefined && !granted.isLate && !signal.aborted) return ok(permit);
  // Release a permit that will not be used.
  permit?.done();
  return err(signal.aborted ? cancelled(at, signal) : tooLate(undefined));
}

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;

/** How many calls leave before one that waits so long. */
const ahead = (waitMs: number, perSecond: number): number =>
  Math.floor((waitMs / 1000) * perSecond);

/** Nothing where the limiter cannot say, or takes longer than the question may wait. */
async function forecastOf(
  limiter: Limiter,
  key: string,
  perSecond: number,
  asking: QuestionContext,
): Promise<number | undefined> {
  try {
    const forecast = limiter.forecast?.(key, perSecond);
    return typeof forecast === 'object' ? (await inTime(asking, () => forecast)).value : forecast;
  } catch (thrown) {
    throw limiterFailed(thrown);
  }
}

/** What a caller's limiter gives within the time that the question may wait; what it throws is named as its failure. */
async function inTime<Value>(
  asking: QuestionContext,
  ask: (until: () => AbortSignal) => Promise<Value>,
): Promise<{ readonly value?: Value; readonly isLate: boolean }> {
  let given: { readonly value: Value } | undefined;
  try {
    const wait = async (until: () => AbortSignal): Promise<void> => {
      given = { value: await ask(until) };
    };
    const isInTime = await withinBudget(asking, wait);
    return { ...given, isLate: !isInTime };
  } catch (thrown) {
    throw limiterFailed(thrown);
  }
}

/** A permit whose `sent` never throws, since it is called in the middle of sending: `done` throws in its place. */
function guarded(permit: Permit): Permit {
  if (typeof permit?.sent !== 'function' || typeof permit.done !== 'function')
    throw new DependencyError('LIMITER', 'it gave no permit');
  let isSent = false;
  let failed: DependencyError | undefined;
  const report = (what: 'sent' | 'done'): void => {
    try {
      permit[what]();
    } catch (thrown) {
      failed ??= limiterFailed(thrown);
    }
  };
  return {
    sent: () => {
      if (!isSent) report('sent');
      isSent = true;
    },
    done: () => {
      report('done');
      if (failed !== undefined) throw failed;
    },
  };
}

/** A caller's limiter threw. */
export const limiterFailed = (thrown: unknown): DependencyError =>
  thrown instanceof DependencyError ? thrown : new DependencyError('LIMITER');
