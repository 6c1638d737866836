import type { CommandContext } from './context.ts';
import type { ArgumentSpec, OptionSpec } from './options.ts';

/** What a command takes, and what it does; loaded when it is typed. */
export interface Command {
  readonly argument?: ArgumentSpec;
  /** Behind the argument. */
  readonly second?: ArgumentSpec;
  readonly options: readonly OptionSpec[];
  /** Gives the exit code. */
  readonly run: (context: CommandContext) => Promise<number>;
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
  readonly commands: () => CommandTable | Promise<CommandTable>;
}
export type CommandTable = Readonly<Record<string, CommandEntry | CommandGroup>>;

type Place = Omit<CommandEntry, 'about'> | Omit<CommandGroup, 'about'>;

/** A table of commands: what help says of each, and where it is. */
export const tableOf = <Name extends string>(
  about: { readonly [N in Name]: string },
  places: { readonly [N in NoInfer<Name>]: Place },
): CommandTable => {
  const names = Object.keys(about) as Name[];
  const place = (name: Name): Place => places[name];
  return Object.fromEntries(names.map((it) => [it, { ...place(it), about: about[it] }]));
};
