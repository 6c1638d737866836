import {
  type Clock,
  err,
  krxCalendar,
  type Moment,
  nowBy,
  ok,
  type Result,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import { agendaOf } from '../agenda/agenda.ts';
import { runAgenda } from '../agenda/run-agenda.ts';
import { stocksKept } from '../agenda/stocks-kept.ts';
import { announce, type Report } from '../collect.ts';
import { checkPlan } from '../plan/check-plan.ts';
import type { PlanError } from '../plan/plan.ts';
import type { CheckedEntry } from '../plan/targets.ts';
import { countingOf, type Progress } from '../progress.ts';
import { endingOf } from '../run/ending.ts';
import { openQueue, type QueueConnection } from './connection.ts';
import type { QueueOptions } from './options.ts';
import { handOver } from './hand-over.ts';
import type { QueueError } from './queue-error.ts';

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
  const run = async (): Promise<Result<Report, PlanError | QueueError>> => {
    const checked = checkPlan(plan, sources, { clock, calendar });
    if (checked.isErr()) return err(checked.error);
    const opened = await openQueue(options);
    if (opened.isErr()) return err(opened.error);
    try {
      return ok(await handed(checked.value, opened.value, { ...options, clock, calendar }));
    } finally {
      await opened.value.close();
    }
  };
  return new ResultAsync(run());
}

async function handed(
  entries: readonly CheckedEntry[],
  connection: QueueConnection,
  options: EnqueueOptions & { readonly clock: Clock; readonly calendar: TradingCalendar },
): Promise<Report> {
  const { sources, store, clock, calendar, mostTasks = USUAL_MOST_TASKS } = options;
  const moment = (): Moment => ({ calendar, now: nowBy(clock) });
  const agenda = agendaOf(entries, moment());
  const counting = countingOf(entries, agenda, sources);
  const ending = endingOf(options.signal, clock, 0);
  const brokers = Object.keys(sources);
  const hands = await handOver(connection, brokers, { ...options, stopping: ending.stopping });
  const tell = (): void => announce(options.onProgress, () => counting.progress(moment().now));
  tell();
  try {
    const end = await runAgenda({
      agenda,
      brokers,
      limits: { tasks: mostTasks, backfills: Math.max(1, Math.floor(mostTasks * 0.9)) },
      clock,
      moment,
      stopping: ending.stopping,
      execute: hands.execute,
      stocksOf: (task) => stocksKept(store, sources, task),
      onEnd: ({ subject }, outcome, effect) => {
        counting.end(subject, outcome, effect, moment().now);
        tell();
      },
    });
    return { ...counting.progress(moment().now), ...end };
  } finally {
    ending.release();
    await hands.close();
  }
}
