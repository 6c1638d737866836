import { work as worked, type WorkProgress } from '@investor-flow/collector';
import type { Arguments } from '../arguments.ts';
import { endOf } from '../collect/run-end.ts';
import { openSharing, queueAddress, queueFailed, sharedBy } from '../collect/sharing.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { usage } from '../exit-message.ts';
import { withStore } from '../kept-store.ts';
import { text } from '../language.ts';
import { BROKER, COLOUR, CONFIG, LANGUAGE, option, STORE } from '../options.ts';
import { withAll } from '../sources.ts';
import { QUEUE } from './collect.ts';

export const work: Command = {
  options: [
    { ...QUEUE, about: 'redis://…: the queue that collect fills (INVESTOR_FLOW_QUEUE)' },
    STORE,
    option('--json', 'lines of JSON on a terminal too'),
    { ...BROKER, about: 'the tasks of this broker alone' },
    CONFIG,
    ...COLOUR,
    LANGUAGE,
  ],
  run: begin,
};

/** Takes tasks until SIGTERM comes or the store fails; tokens and quotas are shared through the Redis of the queue. */
async function begin(given: Arguments, context: CommandContext): Promise<number> {
  const { clock, terminal, say, fail } = context;
  const address = queueAddress(given, context);
  if (address === undefined)
    return fail(
      usage(
        '--queue or INVESTOR_FLOW_QUEUE must name the Redis of the queue, like redis://127.0.0.1:6379.',
      ),
    );
  const opened = await openSharing(address, given, context);
  if (opened.isErr()) return fail(opened.error);
  const { client: queue, close } = opened.value;
  try {
    return await withAll(
      given,
      context,
      (sources) =>
        withStore(given, context, {}, async (store) => {
          const output = lines(context, given.json === true);
          const end = await worked({
            queue,
            sources,
            store,
            clock,
            signal: terminal.signal,
            onProblem: (message) => say(text(message, message)),
            onProgress: output.show,
          });
          if (end.isErr()) return fail(queueFailed(end.error));
          await output.written();
          return endOf(end.value, context);
        }),
      sharedBy(opened.value),
    );
  } finally {
    await close();
  }
}

/** One line for each task that ended. */
function lines({ print, now, terminal }: CommandContext, asJson: boolean) {
  let last = Promise.resolve();
  const isPlain = terminal.isTTY.stdout && !asJson;
  return {
    show: (progress: WorkProgress): void => {
      const { done, failed, task = '', problem } = progress;
      const at = new Date(now()).toISOString();
      const line = isPlain
        ? `${at.slice(0, 19)}Z  ${done} done, ${failed} failed  ${task}${problem === undefined ? '' : `  ${problem}`}`
        : JSON.stringify({ at, ...progress });
      last = last.then(() => print(`${line}\n`));
      // A failed output ends the command.
      last.catch(() => undefined);
    },
    written: (): Promise<void> => last,
  };
}
