import type { Store } from '@investor-flow/store';
import { type Clock, sandboxClock, type Source, systemClock } from 'investor-flow';
import type { Arguments } from './arguments.ts';
import { type Display, displayFor, sentenceWidth } from './display.ts';
import type { ExitMessage } from './exit-message.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import { folded } from './render/width.ts';
import type { Terminal } from './terminal.ts';
import { isSet, languageFor, text } from './language.ts';

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

/** Where a command runs: what it sees, and how it answers. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly display: Display;
  readonly progress: Progress;
  readonly parts: Parts;
  /** The host's own, or that of a running sandbox where its variables are set. */
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Does another command, with its output elsewhere. */
  readonly run: Run;
  /** Writes figures to stdout. */
  readonly print: (text: string) => Promise<void>;
  /** The same of lines, each with its end. */
  readonly printLines: (lines: readonly string[]) => Promise<void>;
  /** Writes everything else to stderr, in the person's language. */
  readonly say: (ko: string, en?: string) => void;
  /** Says why the command ends, and gives its code. */
  readonly fail: (message: ExitMessage) => number;
}

export interface ContextParts {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly progress: Progress;
  readonly parts: Parts;
  readonly run: Run;
}

export function contextFor(
  given: Arguments,
  { terminal, output, progress, parts, run }: ContextParts,
): CommandContext {
  const clock = parts.clock ?? followed(terminal) ?? systemClock;
  const language = languageFor(given.lang, terminal);
  const say = (sentence: string): void => output.say(folded(sentence, sentenceWidth(terminal)));
  return {
    terminal,
    display: displayFor(given, terminal),
    progress,
    parts,
    clock,
    now: () => clock.now(),
    run,
    print: output.print,
    printLines: (lines) => output.print(lines.map((it) => `${it}\n`).join('')),
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
