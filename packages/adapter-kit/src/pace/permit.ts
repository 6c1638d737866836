import {
  aborted,
  type BrokerError,
  cancelled,
  type Clock,
  DependencyError,
  err,
  failure,
  ok,
  type QuestionContext,
  type Result,
  systemClock,
  withinBudget,
} from '@investor-flow/core';

/** The permission to start one call. */
export interface Permit {
  /** The request has left: it counts from now, since it may have waited for a connection. */
  sent(): void;
  /**
   * The call was answered or has failed: by as much as that took longer than usual, it may have reached the broker later.
   * A call that was never sent counts no more.
   */
  done(): void;
}

/** Lets calls start no faster than a broker allows. */
export interface Limiter {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  acquire(key: string, perSecond: number, signal?: AbortSignal): Promise<Permit>;
  /** How long a caller arriving now would wait, in milliseconds, where the limiter can say. */
  forecast?(key: string, perSecond: number): number | undefined | Promise<number | undefined>;
  /** The broker stated its quota: from now on no faster than this. */
  learn?(key: string, perSecond: number): void;
  /** The broker refused a call as too fast: its second is full, and the pace is halved for a while. */
  refused?(key: string, perSecond: number): void;
}

/** A limiter that may give a permit at once, where nothing waits for one. */
export type PromptLimiter = Limiter & {
  takeFree?(key: string, perSecond: number): Permit | undefined;
};

/** Waits until the broker's quota lets this call start, and no longer than the question may wait. */
export async function acquirePermit(
  limiter: PromptLimiter,
  { key, perSecond }: { readonly key: string; readonly perSecond: number },
  asking: QuestionContext,
  onWait: (waitMs: number) => void,
): Promise<Result<Permit, BrokerError>> {
  const { at, signal, waitBudget } = asking;
  try {
    if (signal.aborted) return err(cancelled(at, signal));
    // Where nothing waits there is nothing to forecast.
    const free = limiter.takeFree?.(key, perSecond);
    if (free !== undefined) return ok(free);

    let waitMs: number | undefined;
    // A limiter that takes longer than the question may wait cannot say.
    await withinBudget(asking, async () => {
      waitMs = await limiter.forecast?.(key, perSecond);
    });
    if (signal.aborted) return err(cancelled(at, signal));
    if (waitMs !== undefined && waitMs > waitBudget.left())
      return err(tooLate(asking, perSecond, waitMs));
    if (waitMs !== undefined && waitMs > 0) onWait(waitMs);

    const given: { permit?: Permit } = {};
    const isInTime = await withinBudget(asking, async (until) => {
      const permit: unknown = await limiter.acquire(key, perSecond, until);
      if (!isPermit(permit)) throw new DependencyError('LIMITER', 'it gave no permit');
      given.permit = permit;
    });
    if (isInTime && given.permit !== undefined && !signal.aborted) return ok(given.permit);
    // Release a permit that will not be used.
    given.permit?.done();
    return err(tooLate(asking, perSecond));
  } catch (thrown) {
    throw DependencyError.of('LIMITER', thrown);
  }
}

const isPermit = (it: unknown): it is Permit => {
  const { sent, done } = (it ?? {}) as Partial<Permit>;
  return typeof sent === 'function' && typeof done === 'function';
};

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

/** Milliseconds that only grow where the clock is the system's, which may be set back or forth. */
export const elapsedMs = (clock: Clock): number =>
  clock === systemClock ? performance.now() : clock.now();

interface Lane {
  waiting: number;
  /** Settles when the last who came has started or left. */
  last?: Promise<void>;
}

/** First come, first served, for each key by itself; `take` gives a permit, or says after how many milliseconds to ask again. */
export function permitQueue(
  clock: Clock,
  take: (key: string, perSecond: number, now: number) => Permit | number | Promise<Permit | number>,
) {
  const lanes = new Map<string, Lane>();
  return {
    /** Resolves when the caller may start; a cancelled waiter is let go at once. */
    acquire: (key: string, perSecond: number, signal?: AbortSignal) =>
      new Promise<Permit>((resolve, reject) => {
        if (signal?.aborted === true) return reject(aborted(signal));
        const lane = lanes.get(key) ?? { waiting: 0 };
        lanes.set(key, lane);
        const waiter = { isWaiting: true };
        const settle = (how: () => void): void => {
          if (!waiter.isWaiting) return;
          waiter.isWaiting = false;
          lane.waiting -= 1;
          signal?.removeEventListener('abort', leave);
          how();
        };
        const leave = (): void => settle(() => reject(aborted(signal)));
        signal?.addEventListener('abort', leave, { once: true });
        lane.waiting += 1;

        const wait = async (before: Promise<void> | undefined): Promise<void> => {
          await before;
          try {
            // A clock that stands still, or was set back while we slept, must not send us to sleep for ever.
            for (let slept = -Infinity; waiter.isWaiting;) {
              const now = Math.max(elapsedMs(clock), slept);
              const taken = await take(key, perSecond, now);
              if (typeof taken === 'number') {
                await clock.sleep(taken, signal);
                slept = now + taken;
              } else if (waiter.isWaiting) settle(() => resolve(taken));
              else taken.done();
            }
          } catch (reason) {
            settle(() => reject(reason instanceof Error ? reason : new Error('the clock failed')));
          }
        };
        lane.last = wait(lane.last);
      }),
    /** How many callers wait. */
    waiting: (key: string): number | undefined => lanes.get(key)?.waiting,
  };
}
