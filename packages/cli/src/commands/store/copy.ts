import type { Store } from '@investor-flow/store';
import type { Arguments } from '../../arguments.ts';
import type { Command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { ending, usage } from '../../exit-message.ts';
import { openStoreAt, storeFailed } from '../../kept-store.ts';
import { text } from '../../language.ts';
import { LANGUAGE, option } from '../../options.ts';
import { jsonText } from '../../render/json.ts';
import { using } from '../../using.ts';

/** Copies a store into another; begun again after an interruption, it doubles nothing. */
export const copy: Command = {
  argument: { name: 'from', about: 'a file, or postgres://…' },
  second: { name: 'to', about: 'a file, or postgres://…; it is made where it is not there' },
  options: [option('--json', 'print { entries, total }'), LANGUAGE],
  run: async (given, context) =>
    using(
      await openStoreAt(given.subject ?? '', context, { mustExist: true }),
      context,
      async (from) =>
        using(await openStoreAt(given.second ?? '', context), context, (to) =>
          copied(from, to, given, context),
        ),
    ),
};

async function copied(
  from: Store,
  to: Store,
  given: Arguments,
  context: CommandContext,
): Promise<number> {
  if (from.location === to.location)
    return context.fail(usage('A store is not copied into itself: name two.'));
  const { copyStore } = await import('@investor-flow/store');
  context.progress.begin('copy');
  const done = await copyStore(from, to, {
    signal: context.terminal.signal,
    onProgress: ({ entries, total }) => context.progress.counted(entries, total, 'answer'),
  });
  if (done.isErr()) return context.fail(storeFailed(done.error));
  const { entries, total } = done.value;
  if (context.terminal.signal.aborted)
    return context.fail(
      ending(
        EXIT.cancelled,
        `취소했습니다: ${total}건 중 ${entries}건. 다시 실행하면 이어집니다.`,
        `Cancelled after ${entries} of ${total} answers: the same command goes on.`,
      ),
    );
  const said = text(
    `${to.location}에 ${entries}건을 복사했습니다.`,
    `${entries} answers are in ${to.location}.`,
  );
  const { language } = context.display;
  await context.print(given.json === true ? jsonText(done.value) : `${said[language]}\n`);
  return EXIT.done;
}
