import type { Source } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import type { ExitMessage } from '../exit-message.ts';
import { BROKER, type OptionSpec } from '../options.ts';
import { withSource } from '../sources.ts';

/** How a question is asked: of a broker, of a broker and kept, of a store. */
export interface Way {
  readonly options: readonly OptionSpec[];
  /** Whether every field of a question is an option, those that its own command has no use for too. */
  readonly hasAllFields: boolean;
  /** Opens a source, does the work, and closes it whatever happens. */
  readonly with: (
    given: Arguments,
    context: CommandContext,
    work: (source: Source) => Promise<ExitMessage | undefined>,
  ) => Promise<number>;
}

export const ASKED: Way = { options: [BROKER], hasAllFields: false, with: withSource };
