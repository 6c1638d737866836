import type { Arguments } from './arguments.ts';
import type { CommandContext } from './context.ts';
import type { ArgumentSpec, OptionSpec } from './options.ts';

/** What a command takes, and what it does; loaded when it is typed. */
export interface Command {
  readonly argument?: ArgumentSpec;
  /** Behind the argument. */
  readonly second?: ArgumentSpec;
  readonly options: readonly OptionSpec[];
  /** Gives the exit code. */
  readonly run: (given: Arguments, context: CommandContext) => Promise<number>;
}

/** One line of the table of commands: help needs no more. */
export interface CommandEntry {
  readonly about: string;
  readonly load: () => Promise<Command>;
  /** Not listed in the help. */
  readonly isHidden?: boolean;
}

/** A command that has commands: `store check`. */
export interface CommandGroup {
  readonly about: string;
  /** Loaded when the group is typed. */
  readonly commands: () => Promise<CommandTable>;
}
export type CommandTable = Readonly<Record<string, CommandEntry | CommandGroup>>;
