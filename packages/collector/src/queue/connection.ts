import type * as Bull from 'bullmq';
import { err, ok, type Result, ResultAsync } from '@investor-flow/core';
import { optionalPackage } from './optional-package.ts';
import type { QueueError, QueueOptions } from './options.ts';
import { openQueueClient, troubleWith } from './redis-client.ts';

/** An open connection to Redis, with the package that keeps queues there. */
export interface QueueConnection {
  readonly bull: typeof Bull;
  readonly options: { readonly connection: Bull.ConnectionOptions; readonly prefix: string };
  readonly problem: (thrown: unknown) => void;
  readonly close: () => Promise<void>;
}

/** Loads BullMQ, which an app without several machines does not need, and connects to Redis. */
async function openQueue({
  queue,
  prefix = 'investor-flow',
  ...more
}: QueueOptions): Promise<Result<QueueConnection, QueueError>> {
  const bull = await optionalPackage('bullmq', () => import('bullmq'));
  if (bull.isErr()) return err(bull.error);
  const problem = (thrown: unknown): void => {
    more.onProblem?.(troubleWith(thrown));
  };
  const over = (client: unknown, close: () => Promise<void>): QueueConnection => ({
    bull: bull.value,
    options: { connection: client as Bull.ConnectionOptions, prefix },
    problem,
    close,
  });
  if (typeof queue !== 'string') return ok(over(queue, () => Promise.resolve()));
  const own = await openQueueClient(queue, more);
  return own.map(({ client, close }) => over(client, close));
}

/** Works with a queue, and closes what was opened for it. */
export const withQueue = <Value>(
  options: QueueOptions,
  use: (queue: QueueConnection) => Promise<Value>,
): ResultAsync<Value, QueueError> =>
  new ResultAsync(openQueue(options)).map(async (queue) => {
    try {
      return await use(queue);
    } finally {
      await queue.close();
    }
  });

/** Tasks of now do not wait behind long backfills. */
export const KINDS = ['now', 'backfill'] as const;
export const queueName = (broker: string, kind: (typeof KINDS)[number]): string =>
  `${encodeURIComponent(broker)}-${kind}`;
