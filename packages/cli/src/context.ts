import type { Store } from '@investor-flow/store';
import { type Clock, sandboxClock, type Source, systemClock } from 'investor-flow';
import type { Arguments } from './arguments.ts';
import { type Display, displayFor, sentenceWidth } from './render/display.ts';
import type { ExitMessage } from './exit.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import type { Table } from './render/table.ts';
import { folded } from './render/width.ts';
import type { Terminal } from './terminal.ts';
import { isSet, text } from './language.ts';

/** What a test may put in the place of the host's own. */
export interface Parts {
  readonly clock?: Clock | undefined;
  /** Sources by name, in place of those that the configuration would open. */
  readonly sources?: Readonly<Record<string, Source>> | undefined;
  /** The store, in place of the one that the configuration would open; it stays open. */
  readonly store?: Store | undefined;
}

/** Does what was typed and gives the exit code. */
export type Run = (argv: readonly string[], terminal: Terminal, parts?: Parts) => Promise<number>;

/** Where every command of a line runs. */
export interface ContextParts {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly progress: Progress;
  readonly parts: Parts;
  /** Does another command, with its output elsewhere. */
  readonly run: Run;
}

/** Where one command runs: what it sees, and how it answers. */
export interface CommandContext extends Omit<ContextParts, 'output'> {
  /** What was typed. */
  readonly given: Arguments;
  readonly display: Display;
  /** The host's own, or that of a running sandbox where its variables are set. */
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Writes figures to stdout. */
  readonly print: (text: string) => Promise<void>;
  /** The same of lines, each with its end. */
  readonly printLines: (lines: readonly string[]) => Promise<void>;
  /** The same of a table; says which columns had no room. */
  readonly printTable: (table: Table) => Promise<void>;
  /** Writes everything else to stderr, in the person's language. */
  readonly say: (ko: string, en?: string) => void;
  /** Says why the command ends, and gives its code. */
  readonly fail: (message: ExitMessage) => number;
}

export function contextFor(given: Arguments, { output, ...place }: ContextParts): CommandContext {
  const { terminal, parts } = place;
  const clock = parts.clock ?? followed(terminal) ?? systemClock;
  const display = displayFor(given, terminal);
  const { language } = display;
  const say = (sentence: string): void => output.say(folded(sentence, sentenceWidth(terminal)));
  const print = (lines: readonly string[]): Promise<void> =>
    output.print(lines.map((it) => `${it}\n`).join(''));
  return {
    ...place,
    given,
    display,
    clock,
    now: () => clock.now(),
    print: output.print,
    printLines: print,
    printTable: async ({ lines, dropped }) => {
      await print(lines);
      const names = dropped.map((it) => it.trim()).join(', ');
      const room = text(
        `자리가 없어 뺀 열: ${names}. 창을 넓히거나 --json, --csv를 쓰세요.`,
        `No room for ${names}: widen the window, or use --json or --csv.`,
      );
      if (dropped.length > 0) say(room[language]);
    },
    say: (ko, en) => say(text(ko, en)[language]),
    fail: ({ code, sentence }) => {
      say(`investor-flow: ${sentence[language]}`);
      return code;
    },
  };
}

/** The clock of a running sandbox, where the variables of one are set. */
function followed({ env }: Terminal): Clock | undefined {
  const address = env['INVESTOR_FLOW_SANDBOX_CLOCK'];
  return isSet(address) && URL.canParse(address) ? sandboxClock(address) : undefined;
}
