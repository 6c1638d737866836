import type { Origin } from '@investor-flow/core';
import { limiterFailed } from './permit.ts';
import type { Transport } from './transport.ts';

const HOUR_MS = 3_600_000;

/** Says that the clock of this host is wrong, at most once an hour. */
export function checkClock(transport: Transport, at: Origin, aheadMs: number | undefined): void {
  if (aheadMs === undefined || !transport.isHostClock) return;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const because = `The clock of this host is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the broker's`;
  transport.notice(at, because, 'clock', HOUR_MS);
}

/** Refusals of calls that were in flight together are announced once. */
const TOGETHER_MS = 1000;

/** Lowers the pace after a refusal as too fast, and says so. */
export function lowerPace(
  transport: Transport,
  at: Origin,
  api: string,
  stated: number | undefined,
): void {
  const { limiter, dialect } = transport;
  const { key, perSecond } = dialect.quotaOf(api);
  try {
    if (stated !== undefined) limiter.learn?.(key, stated);
    limiter.refused?.(key, perSecond);
  } catch (thrown) {
    throw limiterFailed(thrown);
  }
  if (limiter.refused === undefined || perSecond <= 1) return;
  const because =
    'The broker refused a call as too fast: its pace is halved, at most to 1 a second, and rises again by 1 a second every 10 s';
  transport.notice(at, because, key, TOGETHER_MS);
}
