import { type OwnQueueClient, openQueueClient, type QueueError } from '@investor-flow/collector';
import { redisLimiter, redisTokenStore } from '@investor-flow/redis';
import { type Config, err, type Result } from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { EXIT, ending, type ExitMessage, usage } from '../exit.ts';
import { keptLocation } from '../kept-store.ts';
import { isSet } from '../language.ts';
import { withEach } from '../settings.ts';

/** The address of a queue that was typed, or that the environment names; it may hold a password and is never printed. */
export function queueAddress({
  given: { queue },
  terminal: { env },
}: CommandContext): string | undefined {
  const { INVESTOR_FLOW_QUEUE: variable } = env;
  return queue ?? (isSet(variable) ? variable : undefined);
}

const OF_ONE_MACHINE = usage(
  'A queue needs --store postgres://… or INVESTOR_FLOW_STORE: a file is of one machine alone.',
);

/** Connects to the Redis of a queue; several machines need a store that all of them reach. */
export async function openSharing(
  address: string,
  context: CommandContext,
): Promise<Result<OwnQueueClient, ExitMessage>> {
  const location = keptLocation(context);
  if (location.isErr()) return err(location.error);
  if (!/^postgres(?:ql)?:/i.test(location.value)) return err(OF_ONE_MACHINE);
  const opened = await openQueueClient(address, { onProblem: context.say });
  return opened.mapErr(queueFailed);
}

/** Every process that shares a key asks with one token and within one quota, both kept in the Redis of the queue. */
export function sharedBy({ client }: OwnQueueClient): (config: Config) => Config {
  const [tokens, limiter] = [redisTokenStore(client), redisLimiter(client)];
  return (config) => ({
    ...withEach(config, () => ({ limiter })),
    tokenFolder: undefined,
    tokens,
  });
}

export const queueFailed = ({ kind, message }: QueueError): ExitMessage =>
  ending(
    kind === 'unreachable' ? EXIT.queue : EXIT.configuration,
    `대기열을 쓸 수 없습니다. ${message}`,
    message,
  );
