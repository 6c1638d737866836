import {
  type Clock,
  krxCalendar,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import { type PlanRunOptions, type Report, runPlan } from './agenda/run-plan.ts';
import { checkPlan } from './plan/check-plan.ts';
import type { CheckedEntry, PlanError } from './plan/plan.ts';
import type { Progress } from './progress.ts';
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
  const run = async () =>
    checkPlan(plan, sources, { clock, calendar }).asyncMap((entries) =>
      collected(entries, { ...options, clock, calendar }),
    );
  return new ResultAsync(run());
}

function collected(
  entries: readonly CheckedEntry[],
  options: CollectOptions & PlanRunOptions,
): Promise<Report> {
  const { clock, calendar, concurrency = USUAL_CONCURRENCY } = options;
  const ending = endingOf(options.signal, clock, options.graceMs ?? USUAL_GRACE_MS);
  const shop = { ...options, sessions: sessionTable(calendar), ...ending };
  return runPlan(entries, options, {
    limits: { tasks: concurrency, backfills: Math.max(1, concurrency - 1) },
    ending,
    execute: (task) => runTask(shop, task),
    onStoreFailed: ending.endNow,
  });
}
