import {
  addDays,
  type BrokerError,
  type Clock,
  err,
  INVESTORS,
  type InvestorFlow,
  type InvestorFlowQuery,
  type InvestorTable,
  koreanInstant,
  koreanTime,
  krxCalendar,
  type Measure,
  MEASURES,
  ok,
  opensAt,
  type Result,
  restsAt,
  type Source,
  systemClock,
  type Trade,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';

export interface WatchOptions {
  /** Milliseconds between two questions; never fewer than the quota allows. */
  readonly everyMs: number;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `HH:MM`, Korean time: when to end, if that is before the day is at rest. */
  readonly until?: string | undefined;
}

/** One answer of a watched flow. */
export interface Sample {
  readonly flow: InvestorFlow;
  /** What changed since the last sample, by measure; may be below 0. Empty at first. */
  readonly since: { readonly [M in Measure]?: InvestorTable };
  /** How old the answer is. */
  readonly ageMs: number;
  /** Between which instants no answer came, and how many are missing. */
  readonly gap?: { readonly from: string; readonly to: string; readonly missed: number };
}

export interface WatchEnd {
  readonly ended: 'closed' | 'until' | 'aborted';
}

/**
 * Asks for the flow of a market or sector again and again through one session.
 *
 * It waits for the opening, ends when the day is at rest or at `until`, and survives failures, which it yields. One
 * question is in flight at a time; an abort or leaving the loop ends it at once. A question that is refused without being
 * sent is yielded once and ends it.
 */
export async function* watch(
  source: Source,
  query: Omit<InvestorFlowQuery, 'day'>,
  options: WatchOptions,
): AsyncGenerator<Result<Sample, BrokerError>, WatchEnd, void> {
  const { clock = systemClock, calendar = krxCalendar, until } = options;
  const leaving = new AbortController();
  const abort = (): void => leaving.abort();
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted === true) abort();
  const { signal } = leaving;
  try {
    const everyMs = Math.max(options.everyMs, atLeastMs(source, query));
    const { day, opens, ends, reason } = sessionToWatch(clock.now(), calendar, query, until);
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
    abort();
    options.signal?.removeEventListener('abort', abort);
  }
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

interface WatchedSession {
  readonly day: TradingDay;
  readonly opens: number;
  readonly ends: number;
  readonly reason: 'closed' | 'until';
}

/** The longest that KRX has been closed is half of it. */
const LONGEST_CLOSURE_DAYS = 30;

/** Today's session, also where it is over; on a closed day the next one. */
function sessionToWatch(
  now: number,
  calendar: TradingCalendar,
  { venue = 'krx', market }: Omit<InvestorFlowQuery, 'day'>,
  until: string | undefined,
): WatchedSession {
  let { day } = koreanTime(now);
  for (let ahead = 0; ahead < LONGEST_CLOSURE_DAYS; ahead += 1) {
    if (calendar.sessionOn(day) !== 'closed') break;
    day = addDays(day, 1);
  }
  const rests = restsAt(day, venue);
  const stops = until === undefined ? Infinity : instantOf(day, until);
  return {
    day,
    opens: opensAt(day, venue, market),
    ends: Math.min(rests, stops),
    reason: stops < rests ? 'until' : 'closed',
  };
}

function instantOf(day: TradingDay, until: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(until) ?? [];
  if (hours === undefined) throw new TypeError('until must be a time written HH:MM');
  return koreanInstant(day, Number(hours), Number(minutes));
}

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

function sampleOf(
  flow: InvestorFlow,
  last: InvestorFlow | undefined,
  everyMs: number,
  now: number,
): Sample {
  const observed = Date.parse(flow.observedAt);
  const ageMs = Math.max(0, now - observed);
  if (last === undefined) return { flow, since: {}, ageMs };
  const since: { [M in Measure]?: InvestorTable } = {};
  for (const measure of MEASURES) {
    const [before, after] = [last[measure], flow[measure]];
    if (before !== undefined && after !== undefined) since[measure] = changes(before, after);
  }
  const missed = Math.round((observed - Date.parse(last.observedAt)) / everyMs) - 1;
  const gap = { from: last.observedAt, to: flow.observedAt, missed };
  return missed > 0 ? { flow, since, ageMs, gap } : { flow, since, ageMs };
}

const changes = (before: InvestorTable, after: InvestorTable): InvestorTable =>
  Object.fromEntries(
    INVESTORS.flatMap((investor) => {
      const [from, to] = [before[investor], after[investor]];
      return from === undefined || to === undefined ? [] : [[investor, change(from, to)]];
    }),
  ) as unknown as InvestorTable;

const change = (from: Trade, to: Trade): Trade => ({
  net: to.net - from.net + 0,
  ...(from.buy === undefined || to.buy === undefined ? {} : { buy: to.buy - from.buy + 0 }),
  ...(from.sell === undefined || to.sell === undefined ? {} : { sell: to.sell - from.sell + 0 }),
});
