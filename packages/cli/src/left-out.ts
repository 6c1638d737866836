import type { CallOptions } from 'investor-flow';
import type { CommandContext } from './context.ts';
import { text } from './language.ts';

/** Says which rows are not in the answer, and why. */
export const leftOut =
  (broker: string, { say }: CommandContext): NonNullable<CallOptions['onLeftOut']> =>
  ({ day, code, because }) => {
    const which = [day, code].filter((it) => it !== undefined).join(' ');
    say(
      text(
        `${broker}: ${which} 제외. ${because}.`,
        `${broker} left out ${which === '' ? 'a row' : which}: ${because}.`,
      ),
    );
  };
