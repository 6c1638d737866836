import {
  type Clock,
  explain,
  krxCalendar,
  nowBy,
  type ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import type { Job } from 'bullmq';
import { announce } from '../agenda/run-plan.ts';
import { endingOf } from '../run/ending.ts';
import { isDone } from '../run/outcome.ts';
import { runTask } from '../run/run-task.ts';
import { closedFor, type Gate, OPEN } from '../schedule/back-off.ts';
import { sessionTable } from '../schedule/sessions.ts';
import { type Task, taskId } from '../schedule/task.ts';
import { KINDS, type QueueConnection, queueName, withQueue } from './connection.ts';
import type { QueueError, QueueOptions } from './options.ts';

export interface WorkOptions extends QueueOptions {
  /** By name; a worker takes the tasks of these brokers alone. Their limiter keeps the quota of every machine. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly store: Store;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  /** Ends the work: what is in hand ends within a call's time, or goes back into the queue. */
  readonly signal?: AbortSignal | undefined;
  /** How long a call that has begun may still take after the signal, in milliseconds; default 10,000. */
  readonly graceMs?: number | undefined;
  /** How many tasks of a kind (of now, and backfills) are in hand at a time; default 3. */
  readonly concurrency?: number | undefined;
  /** For how long a task stays with a worker of which nothing is heard, in milliseconds; default 30,000. */
  readonly lockMs?: number | undefined;
  /** Called after each task. */
  readonly onProgress?: ((progress: WorkProgress) => unknown) | undefined;
}

export interface WorkProgress {
  /** Tasks that were answered, or found answered in the store. */
  readonly done: number;
  /** Attempts that failed. */
  readonly failed: number;
  /** The name of the last task, and what came of it. */
  readonly task?: string;
  readonly problem?: string;
}

export type WorkReport = WorkProgress &
  ({ readonly ended: 'aborted' } | { readonly ended: 'store-failed'; readonly reason: string });

const USUAL_CONCURRENCY = 3;
const USUAL_GRACE_MS = 10_000;
const USUAL_LOCK_MS = 30_000;
/** A task of a killed worker is taken over again and again. */
const ALWAYS = 1_000_000;

/** Takes tasks from a queue and does them until the signal aborts or the store fails. */
export function work(options: WorkOptions): ResultAsync<WorkReport, QueueError> {
  return withQueue(options, (queue) => worked(queue, options));
}

async function worked(connection: QueueConnection, options: WorkOptions): Promise<WorkReport> {
  const { sources, store, clock = systemClock, calendar = krxCalendar } = options;
  const { bull, problem } = connection;
  const ending = endingOf(options.signal, clock, options.graceMs ?? USUAL_GRACE_MS);
  const { stopping } = ending;
  const shop = { sources, store, clock, calendar, sessions: sessionTable(calendar), ...ending };
  const gates = new Map<string, Gate>();
  let progress: WorkProgress = { done: 0, failed: 0 };
  let reason: string | undefined;

  const take = async (job: Job<Task>, token?: string): Promise<object> => {
    const task = job.data;
    const gateOf = (): Gate => gates.get(task.broker) ?? OPEN;
    const putBack = async (waitMs: number): Promise<never> => {
      if (waitMs > 0) {
        await job.moveToDelayed(Date.now() + waitMs, token);
        throw new bull.DelayedError();
      }
      await job.moveToWait(token);
      throw new bull.WaitingError();
    };
    if (stopping.aborted) return putBack(0);
    const now = nowBy(clock);
    if (gateOf().until > now) return putBack(gateOf().until - now);
    // The next sample is in the queue already.
    if (task.step === 'sample' && now >= task.at + task.everyMs) return { kind: 'known' };
    const outcome = await runTask(shop, task);
    const isGood = isDone(outcome);
    const said = 'error' in outcome ? explain(outcome.error) : undefined;
    progress = {
      done: progress.done + (isGood ? 1 : 0),
      failed: progress.failed + (isGood || outcome.kind === 'stopped' ? 0 : 1),
      task: taskId(task),
      ...(said === undefined ? {} : { problem: said }),
    };
    announce(options.onProgress, () => progress);
    if (outcome.kind === 'broker-failed') {
      if (nowBy(clock) >= gateOf().until) gates.set(task.broker, closedFor(gateOf(), nowBy(clock)));
      return putBack(Math.max(1, gateOf().until - nowBy(clock)));
    }
    if (outcome.kind === 'kept') gates.set(task.broker, OPEN);
    if (outcome.kind === 'store-failed') {
      reason ??= outcome.message;
      ending.endNow();
    }
    if (outcome.kind === 'store-failed' || outcome.kind === 'stopped') return putBack(0);
    if (outcome.kind === 'task-failed') throw new Error(said);
    return outcome.kind === 'nothing'
      ? { kind: 'nothing', because: outcome.error.message }
      : { kind: outcome.kind };
  };

  const lockDuration = options.lockMs ?? USUAL_LOCK_MS;
  const workers = Object.keys(sources).flatMap((broker) =>
    KINDS.map((kind) => {
      const worker = new bull.Worker<Task, object>(queueName(broker, kind), take, {
        ...connection.options,
        concurrency: options.concurrency ?? USUAL_CONCURRENCY,
        lockDuration,
        stalledInterval: lockDuration / 2,
        maxStalledCount: ALWAYS,
      });
      worker.on('error', problem);
      return worker;
    }),
  );
  if (!stopping.aborted)
    await new Promise((resolve) => {
      stopping.addEventListener('abort', resolve, { once: true });
    });
  await Promise.all(workers.map((worker) => worker.close()));
  ending.release();
  return reason === undefined
    ? { ...progress, ended: 'aborted' }
    : { ...progress, ended: 'store-failed', reason };
}
