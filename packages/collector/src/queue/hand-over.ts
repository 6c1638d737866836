import { failure } from '@investor-flow/core';
import type { Outcome } from '../run/outcome.ts';
import { type Task, taskId } from '../schedule/task.ts';
import { KINDS, queueName, type QueueConnection } from './connection.ts';

export interface HandOverOptions {
  readonly stopping: AbortSignal;
  readonly attempts?: number | undefined;
  readonly retryMs?: number | undefined;
}

const USUAL_ATTEMPTS = 8;
const USUAL_RETRY_MS = 5000;
/** An event can get lost with a connection: so often the queues themselves are looked at. */
const LOOK_EVERY_MS = 15_000;

/** Puts tasks into queues and waits for what comes of them. */
export async function handOver(
  { bull, options, problem }: QueueConnection,
  brokers: readonly string[],
  { stopping, attempts = USUAL_ATTEMPTS, retryMs = USUAL_RETRY_MS }: HandOverOptions,
) {
  /** Nothing of a finished task stays, so that the next of its name is not taken for it. */
  const jobOptions = (jobId: string) => ({
    jobId,
    attempts,
    backoff: { type: 'exponential', delay: retryMs },
    removeOnComplete: true,
    removeOnFail: true,
  });
  const waiting = new Map<string, (outcome: Outcome) => void>();
  const end = (id: string, outcome: Outcome): void => {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  };
  const names = brokers.flatMap((broker) => KINDS.map((kind) => queueName(broker, kind)));
  const pairs = names.map((name) => {
    const queue = new bull.Queue(name, options);
    const events = new bull.QueueEvents(name, {
      ...options,
      connection: duplicateOf(options.connection),
    });
    queue.on('error', problem);
    events.on('error', problem);
    events.on('completed', ({ jobId, returnvalue }) => end(jobId, outcomeIn(returnvalue)));
    events.on('failed', ({ jobId, failedReason }) => end(jobId, failed(failedReason)));
    return { name, queue, events };
  });
  await Promise.all(pairs.map(({ events }) => events.waitUntilReady()));
  const look = async (): Promise<void> => {
    const before = [...waiting.keys()];
    const listed = await Promise.all(
      pairs.map(({ queue }) => queue.getJobs(['waiting', 'active', 'delayed', 'prioritized'])),
    );
    const there = new Set(listed.flat().map((job) => job?.id));
    // Gone without a report: the next run finds in the store what is done.
    for (const id of before) if (!there.has(id)) end(id, { kind: 'stopped' });
  };
  const timer = setInterval(() => void look().catch(problem), LOOK_EVERY_MS);
  const stop = (): void => {
    for (const id of waiting.keys()) end(id, { kind: 'stopped' });
  };
  stopping.addEventListener('abort', stop, { once: true });

  return {
    execute: (task: Task): Promise<Outcome> =>
      new Promise((resolve) => {
        if (stopping.aborted) return resolve({ kind: 'stopped' });
        const id = taskId(task);
        waiting.set(id, resolve);
        const name = queueName(task.broker, task.step === 'backfill' ? 'backfill' : 'now');
        const pair = pairs.find((it) => it.name === name);
        pair?.queue.add(task.step, task, jobOptions(id)).catch((thrown: unknown) => {
          problem(thrown);
          end(id, failed('it could not be put into the queue'));
        });
      }),
    close: async (): Promise<void> => {
      clearInterval(timer);
      stopping.removeEventListener('abort', stop);
      await Promise.all(pairs.flatMap(({ queue, events }) => [queue.close(), events.close()]));
    },
  };
}

/** What waits for events blocks its connection, so it has one of its own. */
const duplicateOf = <Connection>(connection: Connection): Connection =>
  (connection as { duplicate(): Connection }).duplicate();

const AT = { broker: 'queue', operation: 'stocks' } as const;
const failed = (reason: string): Outcome => ({
  kind: 'task-failed',
  error: failure.unavailable(AT, { cause: { code: 'WORKER', message: reason } }),
});

function outcomeIn(value: unknown): Outcome {
  const { kind, because } = Object(value) as {
    readonly kind?: unknown;
    readonly because?: unknown;
  };
  if (kind === 'nothing') return { kind, error: failure.empty(AT, { because: String(because) }) };
  return kind === 'known' ? { kind } : { kind: 'kept' };
}
