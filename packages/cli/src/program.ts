import type * as commander from 'commander';
import type { Arguments } from './arguments.ts';
import type { Command, CommandEntry } from './command.ts';
import { Command as Parser, Option } from './commander.ts';
import { COMMANDS } from './commands.ts';
import type { OptionSpec } from './options.ts';
import { VERSION } from './version.ts';

export interface ProgramParts {
  /** Takes what the parser itself prints: help and the version. */
  readonly write: (text: string) => void;
  readonly perform: (command: Command, given: Arguments) => Promise<void>;
  readonly columns: number | undefined;
}

const USUAL_COLUMNS = 80;

/** The table of commands as a parser; only the command that was typed is loaded. It throws a CommanderError. */
export async function programFor(
  argv: readonly string[],
  { write, perform, columns }: ProgramParts,
): Promise<commander.Command> {
  const program = new Parser('investor-flow')
    .description('Korean investor flow and foreign holdings, whatever broker serves them.')
    .usage('<command> [options]')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => undefined,
      getOutHelpWidth: () => columns ?? USUAL_COLUMNS,
      getOutHasColors: () => false,
    });
  const typed = argv.find((it) => Object.hasOwn(COMMANDS, it));
  const addCommand = (name: string, { about }: CommandEntry): commander.Command =>
    program.command(name).description(about).allowExcessArguments(false);
  for (const [name, entry] of Object.entries(COMMANDS)) {
    const parser = addCommand(name, entry);
    if (name !== typed) continue;
    // oxlint-disable-next-line no-await-in-loop -- one command alone is loaded
    const command = await entry.load();
    const { argument, options } = command;
    if (argument !== undefined) parser.argument(`<${argument.name}>`, argument.about);
    for (const it of options) parser.addOption(optionOf(it));
    parser.action((...values: unknown[]) =>
      perform(command, {
        ...parser.opts(),
        ...(argument === undefined ? {} : { subject: values[0] as string }),
      }),
    );
  }
  return program;
}

function optionOf({
  flags,
  about,
  choices,
  isRequired,
  isList,
  conflicts,
}: OptionSpec): commander.Option {
  const option = new Option(flags, about);
  if (isRequired === true) option.makeOptionMandatory();
  if (isList === true)
    option.argParser<readonly string[] | undefined>((value, before) => [...(before ?? []), value]);
  if (choices !== undefined) option.choices(choices);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option;
}
