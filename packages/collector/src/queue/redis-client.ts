import { err, ok, ResultAsync } from '@investor-flow/core';
import { optionalPackage } from './optional-package.ts';
import {
  type QueueClient,
  type QueueClientOptions,
  type QueueError,
  queueError,
} from './options.ts';

/** A connection to Redis that is opened and closed by the caller. */
export interface OwnQueueClient {
  readonly client: QueueClient;
  readonly close: () => Promise<void>;
}

const USUAL_CONNECT_MS = 10_000;

/** Connects to Redis by its address, with the app's own `redis` package; the same client serves queue, tokens and quota. */
export const openQueueClient = (
  address: string,
  options: QueueClientOptions = {},
): ResultAsync<OwnQueueClient, QueueError> => new ResultAsync(connected(address, options));

async function connected(
  address: string,
  { connectMs = USUAL_CONNECT_MS, onProblem }: QueueClientOptions,
) {
  if (!/^rediss?:/.test(address) || !URL.canParse(address))
    return err(
      queueError('unreachable', 'The queue must be an address like redis://127.0.0.1:6379.'),
    );
  const redis = await optionalPackage('redis', () => import('redis'));
  if (redis.isErr()) return err(redis.error);
  const client = redis.value.createClient({ url: address });
  let last: string | undefined;
  client.on('error', (thrown: unknown) => {
    last = reasonIn(thrown);
    onProblem?.(troubleWith(thrown));
  });
  const connecting = client.connect().then(
    () => true,
    (thrown: unknown) => {
      last = reasonIn(thrown);
      return false;
    },
  );
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), connectMs).unref();
  });
  if (!(await Promise.race([connecting, late]))) {
    client.destroy();
    const reason = last === undefined ? '' : ` (${last})`;
    return err(
      queueError(
        'unreachable',
        `Redis does not answer${reason}: check its address, its password and that it runs.`,
      ),
    );
  }
  return ok({
    client,
    close: async () => {
      if (client.isOpen) await client.close();
    },
  });
}

/** A sentence on what a connection gets over by itself. */
export const troubleWith = (thrown: unknown): string =>
  `The queue has trouble: ${reasonIn(thrown)}.`;

/** Redis and sockets begin with a word that says what happened; neither repeats the address' password. */
function reasonIn(thrown: unknown): string {
  const line = thrown instanceof Error ? thrown.message.split('\n')[0] : undefined;
  return line === undefined || line === '' ? 'no connection' : line;
}
