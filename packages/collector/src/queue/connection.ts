import type * as Bull from 'bullmq';
import { err, ok, type Result } from '@investor-flow/core';
import type { QueueOptions } from './options.ts';
import { type QueueError, queueError } from './queue-error.ts';

/** An open connection to Redis, with the package that keeps queues there. */
export interface QueueConnection {
  readonly bull: typeof Bull;
  readonly options: { readonly connection: Bull.ConnectionOptions; readonly prefix: string };
  readonly problem: (thrown: unknown) => void;
  readonly close: () => Promise<void>;
}

const USUAL_CONNECT_MS = 10_000;

/** Loads BullMQ, which an app without several machines does not need, and connects to Redis. */
export async function openQueue({
  queue,
  prefix = 'investor-flow',
  connectMs = USUAL_CONNECT_MS,
  onProblem,
}: QueueOptions): Promise<Result<QueueConnection, QueueError>> {
  const bull = await import('bullmq').catch(() => undefined);
  if (bull === undefined) return err(missing('bullmq'));
  const problem = (thrown: unknown): void => {
    const said = thrown instanceof Error ? thrown.message.split('\n')[0] : 'unknown';
    onProblem?.(`The queue has trouble: ${said === '' ? 'no connection' : said}.`);
  };
  if (typeof queue !== 'string') {
    const connection = queue as unknown as Bull.ConnectionOptions;
    return ok({ bull, options: { connection, prefix }, problem, close: () => Promise.resolve() });
  }
  const redis = await import('redis').catch(() => undefined);
  if (redis === undefined) return err(missing('redis'));
  if (!/^rediss?:/.test(queue) || !URL.canParse(queue))
    return err(
      queueError('unreachable', 'The queue must be an address like redis://127.0.0.1:6379.'),
    );
  const client = redis.createClient({ url: queue });
  client.on('error', problem);
  const connected = await Promise.race([
    client.connect().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => {
      setTimeout(() => resolve(false), connectMs).unref();
    }),
  ]);
  if (!connected) {
    client.destroy();
    return err(
      queueError('unreachable', 'Redis does not answer: check its address and that it runs.'),
    );
  }
  const connection = client as unknown as Bull.ConnectionOptions;
  const close = async (): Promise<void> => {
    if (client.isOpen) await client.close();
  };
  return ok({ bull, options: { connection, prefix }, problem, close });
}

const missing = (name: string): QueueError =>
  queueError(
    'missing-package',
    `A queue needs the packages bullmq and redis; ${name} is not installed: npm install bullmq redis.`,
  );

/** Tasks of now do not wait behind long backfills. */
export const KINDS = ['now', 'backfill'] as const;
export const queueName = (broker: string, kind: (typeof KINDS)[number]): string =>
  `${encodeURIComponent(broker)}-${kind}`;
