import type * as commander from 'commander';
import { CommanderError } from './commander.ts';
import { COMMANDS } from './commands.ts';
import type { ContextParts, Parts } from './context.ts';
import { languageFor } from './language.ts';
import { EXIT } from './exit.ts';
import { openOutput, type Output, OutputFailed, ReaderGone } from './output.ts';
import { programFor } from './program.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Does what was typed, and gives the code with which the process should end; it never throws. */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  parts: Parts = {},
): Promise<number> {
  const progress = progressOn(terminal);
  const output = openOutput(terminal, progress.hide);
  try {
    return await perform(argv, { terminal, output, progress, parts, run });
  } catch (thrown) {
    return ended(thrown, output);
  } finally {
    progress.end();
    await output.close();
  }
}

async function perform(argv: readonly string[], parts: ContextParts): Promise<number> {
  const { output, terminal } = parts;
  if (argv[0] === 'complete' && argv[1] === '--') {
    const { suggest } = await import('./commands/complete.ts');
    await suggest(argv.slice(2), COMMANDS);
    return EXIT.done;
  }
  const texts: string[] = [];
  let code: number = EXIT.done;
  const program = await programFor(argv, {
    write: (text) => texts.push(text),
    perform: async (command, given) => {
      const { contextFor } = await import('./context.ts');
      code = await command.run(contextFor(given, parts));
    },
    columns: terminal.columns,
  });
  if (argv.length === 0) {
    output.say(program.helpInformation().trimEnd());
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) return misused(thrown, argv, parts);
    await output.print(texts.join(''));
    return EXIT.done;
  }
}

/** The parser's own words, as one sentence. */
function misused(
  { code, message }: commander.CommanderError,
  argv: readonly string[],
  { output, terminal }: ContextParts,
): number {
  const line =
    code === 'commander.help'
      ? 'No command was given; investor-flow --help lists them'
      : message
          .replace(/^error: /, '')
          .replaceAll(/\s+/g, ' ')
          .trim();
  const sentence = line.charAt(0).toUpperCase() + line.slice(1);
  const lang = argv[argv.indexOf('--lang') + 1];
  const isKorean = languageFor(argv.includes('--lang') ? lang : undefined, terminal) === 'ko';
  const detail = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  output.say(`investor-flow: ${isKorean ? '입력이 잘못되었습니다. ' : ''}${detail}`);
  return EXIT.usage;
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
