import {
  type Clock,
  krxCalendar,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import { type PlanRunOptions, type Report, runPlan } from '../agenda/run-plan.ts';
import { checkPlan } from '../plan/check-plan.ts';
import type { CheckedEntry, PlanError } from '../plan/plan.ts';
import type { Progress } from '../progress.ts';
import { endingOf } from '../run/ending.ts';
import { type QueueConnection, withQueue } from './connection.ts';
import { handOver } from './hand-over.ts';
import type { QueueError, QueueOptions } from './options.ts';

export interface EnqueueOptions extends QueueOptions {
  /** By name; they check the plan and estimate, and are asked nothing. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Where the workers keep their answers. */
  readonly store: Store;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The most tasks of a broker that are in the queue at a time; default 1,000. */
  readonly mostTasks?: number | undefined;
  /** How often workers try a task before it counts as failed; default 8. */
  readonly attempts?: number | undefined;
  /** The wait before the second attempt, in milliseconds; it doubles with each. Default 5,000. */
  readonly retryMs?: number | undefined;
  /** Called at the beginning and after each task. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

const USUAL_MOST_TASKS = 1000;

/**
 * Runs a plan by handing its tasks to workers on any machine. Several may run at a time: a task has one name.
 *
 * It asks no broker. A plan of backfills alone ends when the workers have done all of it.
 */
export function enqueue(
  plan: unknown,
  options: EnqueueOptions,
): ResultAsync<Report, PlanError | QueueError> {
  const { sources, clock = systemClock, calendar = krxCalendar } = options;
  const run = async () =>
    checkPlan(plan, sources, { clock, calendar }).asyncAndThen((entries) =>
      withQueue(options, (queue) => handed(entries, queue, { ...options, clock, calendar })),
    );
  return new ResultAsync(run());
}

async function handed(
  entries: readonly CheckedEntry[],
  connection: QueueConnection,
  options: EnqueueOptions & PlanRunOptions,
): Promise<Report> {
  const { sources, clock, mostTasks = USUAL_MOST_TASKS } = options;
  const ending = endingOf(options.signal, clock, 0);
  const { stopping } = ending;
  const hands = await handOver(connection, Object.keys(sources), { ...options, stopping });
  try {
    return await runPlan(entries, options, {
      limits: { tasks: mostTasks, backfills: Math.max(1, Math.floor(mostTasks * 0.9)) },
      ending,
      execute: hands.execute,
    });
  } finally {
    await hands.close();
  }
}
