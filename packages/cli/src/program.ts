import type * as commander from 'commander';
import { COMMANDS, type CommandSpec, type OptionSpec } from './command-table.ts';
import { Command, Option } from './commander.ts';
import type { Given } from './given.ts';
import { VERSION } from './version.ts';

export interface Hearing {
  /** What the parser itself prints: help and the version. */
  readonly heard: (text: string) => void;
  readonly perform: (spec: CommandSpec, given: Given) => Promise<void>;
  readonly columns: number | undefined;
}

/** The table of commands as a parser; it throws a CommanderError and never ends the process. */
export function programFor({ heard, perform, columns }: Hearing): commander.Command {
  const program = new Command('investor-flow')
    .description('Korean investor flow and foreign holdings, whatever broker serves them.')
    .usage('<command> [options]')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: heard,
      writeErr: () => undefined,
      getOutHelpWidth: () => columns ?? USUAL_COLUMNS,
      getOutHasColors: () => false,
    });
  for (const spec of COMMANDS) {
    const command = program.command(spec.name).description(spec.about).allowExcessArguments(false);
    if (spec.argument !== undefined)
      command.argument(`<${spec.argument.name}>`, spec.argument.about);
    for (const it of spec.options) command.addOption(optionOf(it));
    command.action(async (...typed: unknown[]) => {
      const argument = spec.argument === undefined ? {} : { [spec.argument.name]: typed[0] };
      await perform(spec, { ...command.opts(), ...argument });
    });
  }
  return program;
}

const USUAL_COLUMNS = 80;

function optionOf({
  flags,
  about,
  values,
  isRequired,
  isClosed,
  conflicts,
}: OptionSpec): commander.Option {
  const option = new Option(flags, about);
  if (isRequired === true) option.makeOptionMandatory();
  if (isClosed === true && Array.isArray(values)) option.choices(values as readonly string[]);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option;
}
