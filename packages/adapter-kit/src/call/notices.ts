import { DependencyError, type Origin } from '@investor-flow/core';
import type { Answer } from './send.ts';
import type { Transport } from './transport.ts';

const HOUR_MS = 3_600_000;

/** A difference that is worth a word: answers travel, and a date has whole seconds. */
const WORTH_MS = 2000;

/**
 * How far the clock of this host is ahead of the broker's (below 0: behind it), where that is more than 2 s.
 *
 * The answer was made between `began` and `ended`, at the second that its header names.
 */
export function clockAheadMs(
  { headers }: Answer,
  began: number,
  ended: number,
): number | undefined {
  const second = Date.parse(headers['date'] ?? '');
  const ahead = began - (second + 999);
  const behind = second - ended;
  if (ahead > WORTH_MS) return ahead;
  return behind > WORTH_MS ? -behind : undefined;
}

/** Says that the clock of this host is wrong, at most once an hour. */
export function checkClock(transport: Transport, at: Origin, aheadMs: number | undefined): void {
  if (aheadMs === undefined) return;
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
    throw DependencyError.of('LIMITER', thrown);
  }
  if (limiter.refused === undefined || perSecond <= 1) return;
  const because =
    'The broker refused a call as too fast: its pace is halved, at most to 1 a second, and rises again by 1 a second every 10 s';
  transport.notice(at, because, key, TOGETHER_MS);
}
