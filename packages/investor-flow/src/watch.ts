import {
  type BrokerError,
  type Clock,
  err,
  failure,
  type InvestorFlow,
  type InvestorFlowQuery,
  type Issue,
  krxCalendar,
  linkedSignal,
  ok,
  type Result,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import { type Sample, sampleOf } from './watch/sample.ts';
import { isTimeOfDay, watchedSession } from './watch/session.ts';

export interface WatchOptions {
  /** Milliseconds between two questions; never fewer than the quota allows. */
  readonly everyMs: number;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `HH:MM`, Korean time: when to end, if that is before the day is at rest. */
  readonly until?: string | undefined;
}

export interface WatchEnd {
  readonly ended: 'closed' | 'until' | 'aborted';
}

/**
 * Asks for the flow of a market or sector again and again through one session.
 *
 * It waits for the opening, ends when the day is at rest or at `until`, and survives failures, which it yields. One
 * question is in flight at a time; an abort or leaving the loop ends it at once. A question that is refused without being
 * sent, or a wrong option (`invalid`), is yielded once and ends it.
 */
export async function* watch(
  source: Source,
  query: Omit<InvestorFlowQuery, 'day'>,
  options: WatchOptions,
): AsyncGenerator<Result<Sample, BrokerError>, WatchEnd, void> {
  const { clock = systemClock, calendar = krxCalendar, until } = options;
  const issues = optionIssues(options);
  if (issues.length > 0) {
    yield err(failure.invalid({ broker: source.broker, operation: 'investorFlow' }, issues));
    return { ended: 'aborted' };
  }
  const leaving = linkedSignal(options.signal === undefined ? [] : [options.signal]);
  const { signal } = leaving;
  leaving.link();
  try {
    const everyMs = Math.max(options.everyMs, atLeastMs(source, query));
    const moment = { now: clock.now(), calendar };
    const { day, opens, ends, reason } = watchedSession(query, moment, until);
    if (clock.now() >= ends) return { ended: reason };
    await sleepUntil(clock, opens, signal);
    let last: InvestorFlow | undefined;
    for (let next = clock.now(); ; next = later(next, everyMs, clock.now())) {
      await sleepUntil(clock, Math.min(next, ends), signal);
      if (signal.aborted) return { ended: 'aborted' };
      if (clock.now() >= ends) return { ended: reason };
      const answer = await source.investorFlow({ ...query, day }, { signal });
      if (signal.aborted) return { ended: 'aborted' };
      if (answer.isErr()) {
        yield err(answer.error);
        if (!CAN_RECOVER[answer.error.kind]) return { ended: 'aborted' };
        continue;
      }
      yield ok(sampleOf(answer.value, last, everyMs, clock.now()));
      last = answer.value;
    }
  } finally {
    leaving.release();
  }
}

function optionIssues({ everyMs, until }: WatchOptions): readonly Issue[] {
  const issues: Issue[] = [];
  if (!Number.isFinite(everyMs) || everyMs <= 0)
    issues.push({ path: 'everyMs', message: 'must be a number of milliseconds above 0' });
  if (until !== undefined && !isTimeOfDay(until))
    issues.push({ path: 'until', message: 'must be a time written HH:MM' });
  return issues;
}

/** Whether asking again in the same session can bring an answer. */
const CAN_RECOVER: Readonly<Record<BrokerError['kind'], boolean>> = {
  invalid: false,
  unsupported: false,
  cancelled: false,
  unauthenticated: true,
  throttled: true,
  rejected: true,
  empty: true,
  unreadable: true,
  unavailable: true,
};

const atLeastMs = (source: Source, query: InvestorFlowQuery): number =>
  source.estimate('investorFlow', query).match(
    (it) => it.atLeastMs,
    () => 0,
  );

/** The next moment after the last one that has not passed yet. */
const later = (last: number, everyMs: number, now: number): number =>
  last + everyMs * Math.max(1, Math.ceil((now - last) / everyMs));

/** In steps, so that a clock that is moved or a host that slept is noticed. */
const LONGEST_SLEEP_MS = 60_000;

async function sleepUntil(clock: Clock, instant: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && clock.now() < instant) {
    try {
      await clock.sleep(Math.min(instant - clock.now(), LONGEST_SLEEP_MS), signal);
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    }
  }
}
