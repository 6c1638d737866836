import type { Result } from 'investor-flow';
import type { CommandContext } from './context.ts';
import type { ExitMessage } from './exit.ts';

/** Does the work with what was opened, which gives the exit code, and closes it whatever happens. */
export async function using<Opened extends { readonly close: () => Promise<void> }>(
  opened: Result<Opened, ExitMessage>,
  { fail }: Pick<CommandContext, 'fail'>,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  if (opened.isErr()) return fail(opened.error);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}
