import { work as worked, type WorkProgress } from '@investor-flow/collector';
import { endOf, linesOn } from '../collect/reporter.ts';
import { openSharing, queueAddress, queueFailed, sharedBy } from '../collect/sharing.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { usage } from '../exit.ts';
import { withStore } from '../kept-store.ts';
import { BROKER, option, STORE, USUAL } from '../options.ts';
import { withAll } from '../sources.ts';
import { using } from '../using.ts';
import { QUEUE } from './collect.ts';

export const work: Command = {
  options: [
    { ...QUEUE, about: 'redis://…: the queue that collect fills (INVESTOR_FLOW_QUEUE)' },
    STORE,
    option('--json', 'lines of JSON on a terminal too'),
    { ...BROKER, about: 'the tasks of this broker alone' },
    ...USUAL,
  ],
  run: begin,
};

/** Takes tasks until SIGTERM comes or the store fails; tokens and quotas are shared through the Redis of the queue. */
async function begin(context: CommandContext): Promise<number> {
  const { clock, now, terminal, say, fail } = context;
  const isPlain = terminal.isTTY.stdout && context.given.json !== true;
  const address = queueAddress(context);
  if (address === undefined)
    return fail(
      usage(
        '--queue or INVESTOR_FLOW_QUEUE must name the Redis of the queue, like redis://127.0.0.1:6379.',
      ),
    );
  return using(await openSharing(address, context), context, (sharing) =>
    withAll(
      context,
      (sources) =>
        withStore(context, {}, async (store) => {
          const lines = linesOn(context);
          const end = await worked({
            queue: sharing.client,
            sources,
            store,
            clock,
            signal: terminal.signal,
            onProblem: say,
            onProgress: (progress) => lines.write(isPlain ? sentence(progress, now()) : progress),
          });
          if (end.isErr()) return fail(queueFailed(end.error));
          await lines.written();
          return endOf(end.value, context);
        }),
      sharedBy(sharing),
    ),
  );
}

/** One line for a task that ended. */
const sentence = ({ done, failed, task = '', problem }: WorkProgress, now: number): string =>
  `${new Date(now).toISOString().slice(0, 19)}Z  ${done} done, ${failed} failed  ${task}${problem === undefined ? '' : `  ${problem}`}`;
