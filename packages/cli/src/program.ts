import type * as commander from 'commander';
import type { Arguments } from './arguments.ts';
import type { Command, CommandTable } from './command.ts';
import { Command as Parser, Option } from './commander.ts';
import { COMMANDS } from './commands.ts';
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
  await addCommands(program, COMMANDS, { argv, perform });
  return program;
}

/** The commands of a table, and of the group that was typed. */
async function addCommands(
  parent: commander.Command,
  table: CommandTable,
  { argv, perform }: Pick<ProgramParts, 'perform'> & { readonly argv: readonly string[] },
): Promise<void> {
  const place = argv.findIndex((it) => Object.hasOwn(table, it));
  for (const [name, entry] of Object.entries(table)) {
    const hidden = 'isHidden' in entry && entry.isHidden;
    const parser = parent.command(name, { hidden }).description(entry.about);
    parser.allowExcessArguments(false);
    if (name !== argv[place]) continue;
    if ('commands' in entry) {
      parser.usage('<command> [options]');
      await addCommands(parser, await entry.commands(), { argv: argv.slice(place + 1), perform });
      continue;
    }
    addParts(parser, await entry.load(), perform);
  }
}

function addParts(
  parser: commander.Command,
  command: Command,
  perform: ProgramParts['perform'],
): void {
  const behind = [command.argument, command.second].filter((it) => it !== undefined);
  for (const { name, about } of behind) parser.argument(`<${name}>`, about);
  for (const { flags, about, ...it } of command.options) {
    const option = new Option(flags, about);
    if (it.isRequired === true) option.makeOptionMandatory();
    if (it.isList === true)
      option.argParser<readonly string[]>((value, before) => [...(before ?? []), value]);
    if (it.choices !== undefined) option.choices(it.choices);
    if (it.conflicts !== undefined) option.conflicts(it.conflicts);
    parser.addOption(option);
  }
  parser.action(() => {
    const [subject, second] = parser.processedArgs as (string | undefined)[];
    return perform(command, { ...parser.opts(), subject, second });
  });
}
