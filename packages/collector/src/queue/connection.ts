import type * as Bull from 'bullmq';
import { err, ok, type Result } from '@investor-flow/core';
import { optionalPackage } from './optional-package.ts';
import type { QueueOptions } from './options.ts';
import type { QueueError } from './queue-error.ts';
import { openQueueClient, troubleWith } from './redis-client.ts';

/** An open connection to Redis, with the package that keeps queues there. */
export interface QueueConnection {
  readonly bull: typeof Bull;
  readonly options: { readonly connection: Bull.ConnectionOptions; readonly prefix: string };
  readonly problem: (thrown: unknown) => void;
  readonly close: () => Promise<void>;
}

/** Loads BullMQ, which an app without several machines does not need, and connects to Redis. */
export async function openQueue({
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

/** Tasks of now do not wait behind long backfills. */
export const KINDS = ['now', 'backfill'] as const;
export const queueName = (broker: string, kind: (typeof KINDS)[number]): string =>
  `${encodeURIComponent(broker)}-${kind}`;
