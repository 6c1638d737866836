import type * as commander from 'commander';
import type { CommandSpec } from './command-table.ts';
import { CommanderError } from './commander.ts';
import type { DeskParts, Parts } from './desk.ts';
import { EXIT } from './exit-code.ts';
import type { Given } from './given.ts';
import { LOADING } from './loading.ts';
import { openOutput, type Output, OutputFailed, ReaderGone } from './output.ts';
import { programFor } from './program.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Does what was typed, and says with which code the process should end; it never throws. */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  parts: Parts = {},
): Promise<number> {
  const progress = progressOn(terminal);
  const output = openOutput(terminal, progress.hide);
  try {
    return await perform(argv, { terminal, output, progress, parts });
  } catch (thrown) {
    return ended(thrown, output);
  } finally {
    progress.end();
    await output.close();
  }
}

const NO_COMMAND = 'No command was given; investor-flow --help lists them.';

async function perform(argv: readonly string[], desk: DeskParts): Promise<number> {
  if (argv.length === 0) return complain(desk.output, NO_COMMAND);
  const texts: string[] = [];
  let code: number = EXIT.done;
  const program = programFor({
    heard: (text) => texts.push(text),
    perform: async (spec: CommandSpec, given: Given) => {
      // Loaded now and not before: help needs neither, and is to come at once.
      const [{ deskOf }, command] = await Promise.all([import('./desk.ts'), LOADING[spec.name]()]);
      code = await command(given, deskOf(given, desk));
    },
    columns: desk.terminal.columns,
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) return complain(desk.output, sentenceOf(thrown));
    await desk.output.print(texts.join(''));
    return EXIT.done;
  }
}

function complain(output: Output, sentence: string): number {
  output.say(`investor-flow: ${sentence}`);
  return EXIT.usage;
}

/** The parser's own words, as one sentence. */
function sentenceOf({ code, message }: commander.CommanderError): string {
  if (code === 'commander.help') return NO_COMMAND;
  const line = message
    .replace(/^error: /, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sentence = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function ended(thrown: unknown, output: Output): number {
  if (thrown instanceof ReaderGone) return EXIT.done;
  if (thrown instanceof OutputFailed) {
    output.say(`investor-flow: ${thrown.message}`);
    return EXIT.output;
  }
  const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  output.say(`investor-flow: This is a bug of investor-flow, please report it: ${reason}`);
  return EXIT.bug;
}
