import {
  type Clock,
  krxCalendar,
  type Moment,
  nowBy,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import { agendaOf } from './agenda/agenda.ts';
import { type AgendaEnd, runAgenda } from './agenda/run-agenda.ts';
import { stocksKept } from './agenda/stocks-kept.ts';
import { checkPlan } from './plan/check-plan.ts';
import type { PlanError } from './plan/plan.ts';
import type { CheckedEntry } from './plan/targets.ts';
import { countingOf, type Progress } from './progress.ts';
import { endingOf } from './run/ending.ts';
import { runTask } from './run/run-task.ts';
import { sessionTable } from './schedule/sessions.ts';

export interface CollectOptions {
  /** By name, as `connectAll` gives them; one broker each. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly store: Store;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  /** Ends the run: no call begins any more, and one that has begun may end. */
  readonly signal?: AbortSignal | undefined;
  /** How long a call that has begun may still take after the signal, in milliseconds; default 10,000. */
  readonly graceMs?: number | undefined;
  /** How many tasks of one broker are in flight at a time; default 4. */
  readonly concurrency?: number | undefined;
  /** Called at the beginning and after each task. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** How a run ended, and how far it came. */
export type Report = Progress & AgendaEnd;

const USUAL_CONCURRENCY = 4;
const USUAL_GRACE_MS = 10_000;

/**
 * Runs a plan on this machine: asks by the calendar, keeps every answer, and goes on where the store ends.
 *
 * A plan of backfills alone ends by itself; every other runs until the signal aborts or the store fails. Nothing is sent
 * before the plan has been checked. A broker that does not answer delays its own tasks alone.
 */
export function collect(plan: unknown, options: CollectOptions): ResultAsync<Report, PlanError> {
  const { sources, clock = systemClock, calendar = krxCalendar } = options;
  return new ResultAsync(
    (async () => {
      const checked = checkPlan(plan, sources, { clock, calendar });
      return checked.asyncMap((entries) => collected(entries, { ...options, clock, calendar }));
    })(),
  );
}

async function collected(
  entries: readonly CheckedEntry[],
  options: CollectOptions & { readonly clock: Clock; readonly calendar: TradingCalendar },
): Promise<Report> {
  const { sources, store, clock, calendar, concurrency = USUAL_CONCURRENCY } = options;
  const moment = (): Moment => ({ calendar, now: nowBy(clock) });
  const agenda = agendaOf(entries, moment());
  const counting = countingOf(entries, agenda, sources);
  const ending = endingOf(options.signal, clock, options.graceMs ?? USUAL_GRACE_MS);
  const shop = { sources, store, clock, calendar, sessions: sessionTable(calendar), ...ending };
  const tell = (): void => announce(options.onProgress, () => counting.progress(moment().now));
  tell();
  try {
    const end = await runAgenda({
      agenda,
      brokers: Object.keys(sources),
      limits: { tasks: concurrency, backfills: Math.max(1, concurrency - 1) },
      clock,
      moment,
      stopping: ending.stopping,
      execute: (task) => runTask(shop, task),
      stocksOf: (task) => stocksKept(store, sources, task),
      onEnd: ({ subject }, outcome, effect) => {
        if (outcome.kind === 'store-failed') ending.endNow();
        counting.end(subject, outcome, effect, moment().now);
        tell();
      },
    });
    return { ...counting.progress(moment().now), ...end };
  } finally {
    ending.release();
  }
}

/** A handler of the caller that fails must not end the run. */
export function announce<Value>(
  handler: ((value: Value) => unknown) | undefined,
  value: () => Value,
): void {
  if (handler === undefined) return;
  try {
    void Promise.resolve(handler(value())).catch(() => undefined);
  } catch {
    // The handler threw: its failure is its own.
  }
}
