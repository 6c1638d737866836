import type { CommandSpec } from '../command-table.ts';
import { choicesOf, longFlag, takesValue, type Words } from './words.ts';

/** For fish: `investor-flow completion fish > ~/.config/fish/completions/investor-flow.fish`. */
export const fish = (words: Words): string =>
  [
    'complete -c investor-flow -f',
    ...words.commands.map(
      ({ name, about }) =>
        `complete -c investor-flow -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ),
    ...words.commands.flatMap((command) => commandLines(command, words)),
    '',
  ].join('\n');

function commandLines({ name, argument, options }: CommandSpec, words: Words): readonly string[] {
  const here = `complete -c investor-flow -n '__fish_seen_subcommand_from ${name}'`;
  const first = argument === undefined ? 'anything' : choicesOf(argument, words);
  const lines = Array.isArray(first) ? [`${here} -a ${quoted(first.join(' '))}`] : [];
  return [
    ...lines,
    ...options.map((option) => {
      const line = `${here} -l ${longFlag(option).slice(2)} -d ${quoted(option.about)}`;
      return takesValue(option) ? line + valueOf(choicesOf(option, words)) : line;
    }),
  ];
}

function valueOf(choices: ReturnType<typeof choicesOf>): string {
  if (choices === 'anything') return ' -x';
  return choices === 'file' ? ' -r -F' : ` -x -a ${quoted(choices.join(' '))}`;
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
