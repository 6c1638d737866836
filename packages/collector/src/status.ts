import {
  type Clock,
  err,
  krxCalendar,
  type Moment,
  nowBy,
  ok,
  type Question,
  type Result,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import { keptDays, type KeptDays, type Store, type StoreError } from '@investor-flow/store';
import { hoursOf } from './agenda/subject.ts';
import { checkPlan } from './plan/check-plan.ts';
import {
  brokersOf,
  type CheckedEntry,
  type PlanError,
  type Target,
  type When,
} from './plan/plan.ts';
import { isRestLate, isSampleLate } from './schedule/late.ts';
import { latestSettled, sessionTable } from './schedule/sessions.ts';

export interface StatusOptions {
  /** By name, as for `collect`; they are asked nothing. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/** What a store holds of one entry of a plan. */
export interface EntryStatus {
  /** Its place in the plan, from 0. */
  readonly place: number;
  readonly question: Question;
  readonly when: When;
  readonly brokers: readonly string[];
  readonly subjects: number;
  /** Days of all subjects that are settled. */
  readonly settled: number;
  /** Sessions of a backfill, for all subjects, that are not settled yet. */
  readonly missing: number;
  /** Subjects that should have been answered by now and were not. */
  readonly late: number;
  readonly lastDay?: TradingDay;
  /** ISO instant. */
  readonly lastAnswerAt?: string;
  readonly ageMs?: number;
}

export interface Status {
  readonly entries: readonly EntryStatus[];
  /** Whether nothing is late: the health of a collector that runs elsewhere. */
  readonly isHealthy: boolean;
}

/** What a store holds of a plan, and whether its collector keeps up; nothing is sent. */
export function statusOf(
  store: Store,
  plan: unknown,
  { sources, clock = systemClock, calendar = krxCalendar }: StatusOptions,
): ResultAsync<Status, PlanError | StoreError> {
  const read = async (): Promise<Result<Status, PlanError | StoreError>> => {
    const checked = checkPlan(plan, sources, { clock, calendar });
    if (checked.isErr()) return err(checked.error);
    const moment = { calendar, now: nowBy(clock) };
    const entries: EntryStatus[] = [];
    for (const entry of checked.value) {
      const status = await entryStatus(store, entry, sources, moment);
      if (status.isErr()) return err(status.error);
      entries.push(status.value);
    }
    return ok({ entries, isHealthy: entries.every(({ late }) => late === 0) });
  };
  return new ResultAsync(read());
}

async function entryStatus(
  store: Store,
  entry: CheckedEntry,
  sources: Readonly<Record<string, Source>>,
  moment: Moment,
): Promise<Result<EntryStatus, StoreError>> {
  const targets = await targetsOf(store, entry, sources);
  if (targets.isErr()) return err(targets.error);
  const newest = latestSettled(moment);
  const to = entry.to === undefined || entry.to > newest ? newest : entry.to;
  const range = sessionTable(moment.calendar)(entry.from, to);
  let [settled, missing, late] = [0, 0, 0];
  const days: TradingDay[] = [];
  const instants: string[] = [];
  for (const target of targets.value) {
    const { broker = target.broker, environment } = sources[target.broker] ?? {};
    const read = await keptDays(store, entry.question, target.query, { broker, environment });
    if (read.isErr()) return err(read.error);
    const kept = read.value;
    const isSettled = (day: TradingDay): boolean => kept.of(day)?.isSettled === true;
    const done = (entry.when === 'backfill' ? range : kept.days).filter(isSettled).length;
    settled += done;
    if (entry.when === 'backfill') missing += range.length - done;
    if (isLate(entry, target, kept, moment)) late += 1;
    days.push(...kept.days.slice(-1));
    if (kept.lastObservedAt !== undefined) instants.push(kept.lastObservedAt);
  }
  const [lastDay, lastAnswerAt] = [days.toSorted().at(-1), instants.toSorted().at(-1)];
  return ok({
    place: entry.place,
    question: entry.question,
    when: entry.when,
    brokers: brokersOf(entry),
    subjects: targets.value.length,
    settled,
    missing,
    late: late + (targets.value.length === 0 ? 1 : 0),
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(lastAnswerAt === undefined
      ? {}
      : { lastAnswerAt, ageMs: Math.max(0, moment.now - Date.parse(lastAnswerAt)) }),
  });
}

function isLate(entry: CheckedEntry, target: Target, kept: KeptDays, moment: Moment): boolean {
  const hours = hoursOf(entry.question, target.query);
  if (entry.when === 'every') return isSampleLate(hours, entry.everyMs, kept, moment);
  return entry.when === 'after-rest' && isRestLate(hours, kept, moment);
}

/** The subjects of an entry; every stock of a market by the list in the store. */
async function targetsOf(
  store: Store,
  { targets, listing }: CheckedEntry,
  sources: Readonly<Record<string, Source>>,
): Promise<Result<readonly Target[], StoreError>> {
  if (listing === undefined) return ok(targets);
  const { market, lister, brokers, query } = listing;
  const broker = sources[lister]?.broker ?? lister;
  const list = await store.read('stocks', { market }, { broker });
  if (list.isErr()) return list.error.kind === 'missing' ? ok([]) : err(list.error);
  return ok(
    list.value.flatMap(({ stock }) =>
      brokers.map((name) => ({ broker: name, query: { ...query, stock } })),
    ),
  );
}
